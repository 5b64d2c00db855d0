-- Calls whose cards people put away on their screens, and how the call stood then.
create table phone_call_put_away (
    call_id uuid not null references phone_call on delete cascade,
    user_id uuid not null,
    state   text not null,
    primary key (call_id, user_id)
);
