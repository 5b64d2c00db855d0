-- Which copy of the application listens to an Asterisk.
create table asterisk_lease (
    account_id  uuid        primary key references channel_account on delete cascade,
    lease_owner uuid        not null,
    lease_until timestamptz not null
);

-- A telephone may leave a call that goes on: it rings no more, or whoever spoke has passed it on.
alter table call_event drop constraint call_event_event_check;
alter table call_event add constraint call_event_event_check
    check (event in ('NEW_CALL', 'ANSWER', 'LEFT', 'HANGUP', 'RECORDING'));

create index phone_call_under_way on phone_call (account_id, began_at) where state in ('RINGING', 'TALKING');

-- How somebody stands at an extension, as the telephone system told last; of what is nobody's extension nothing is kept.
create table agent_status (
    account_id uuid        not null,
    extension  text        not null,
    status     text        not null check (status in ('AVAILABLE', 'BUSY', 'PAUSED', 'OFF')),
    -- Since when it is so, and when it was last said.
    since      timestamptz not null,
    told_at    timestamptz not null,
    primary key (account_id, extension),
    foreign key (account_id, extension) references phone_extension on delete cascade
);
