-- What people note about a customer or a case. What was removed stays, so that it can come back; every wording is kept.
create table note (
    id          uuid        primary key,
    customer_id uuid        references customer,
    subject_id  uuid,
    text        text        not null,
    wording     integer     not null,
    written_by  uuid        not null references app_user,
    written_at  timestamptz not null,
    edited_at   timestamptz,
    pinned_at   timestamptz,
    removed_at  timestamptz,
    removed_by  uuid        references app_user,
    check (num_nonnulls(customer_id, subject_id) = 1)
);

create index note_of_customer on note (customer_id, id) where customer_id is not null;
create index note_of_case on note (subject_id, id) where subject_id is not null;

create table note_wording (
    note_id    uuid        not null references note on delete cascade,
    number     integer     not null,
    text       text        not null,
    written_at timestamptz not null,
    primary key (note_id, number)
);

-- Whom a note told that it is for them.
create table note_mention (
    note_id uuid not null references note on delete cascade,
    user_id uuid not null references app_user,
    primary key (note_id, user_id)
);
