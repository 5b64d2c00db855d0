create sequence subject_number_conversation start with 1;

-- What one person, or the people of one thread, and one of our accounts say to each other.
create table conversation (
    id            uuid        primary key,
    number        text        not null unique,
    account_id    uuid        not null,
    channel       text        not null,
    -- Where the other side is answered, and what they call themselves.
    handle        text        not null,
    called        text,
    -- None where one person has one conversation with each account.
    thread        text,
    heading       text        not null,
    customer_id   uuid,
    certainty     text        not null check (certainty in ('KNOWN', 'MAYBE', 'UNKNOWN')),
    linked_by     uuid,
    proof         text,
    owner_id      uuid,
    team          text        not null,
    state         text        not null check (state in ('WAITING_FOR_US', 'WAITING_FOR_CUSTOMER', 'SNOOZED', 'DONE')),
    snoozed_until timestamptz,
    -- Since when the other side waits for an answer.
    waiting_since timestamptz,
    opened_at     timestamptz not null,
    last_at       timestamptz not null,
    revision      bigint      not null default 0,
    check ((customer_id is null) = (certainty <> 'KNOWN')),
    check ((state = 'SNOOZED') = (snoozed_until is not null))
);

create unique index conversation_of_thread on conversation (account_id, thread) where thread is not null;
create unique index conversation_of_person on conversation (account_id, handle) where thread is null;
create index conversation_by_handle on conversation (channel, handle, last_at desc);
create index conversation_waiting on conversation (waiting_since, id) where state = 'WAITING_FOR_US';
create index conversation_by_state on conversation (state, last_at desc, id desc);
create index conversation_snoozed on conversation (snoozed_until) where state = 'SNOOZED';
create index conversation_of_customer on conversation (customer_id);
create index conversation_of_owner on conversation (owner_id);
create index conversation_of_team on conversation (team);

-- The cases that came of a conversation or that it is about; a case is answered where it was last asked about.
create table conversation_case (
    subject_id      uuid        primary key,
    conversation_id uuid        not null references conversation,
    since           timestamptz not null,
    because         text
);

create index conversation_case_of on conversation_case (conversation_id, since);

alter table message add column conversation_id uuid;
create index message_of_conversation on message (conversation_id, at, id) where conversation_id is not null;

-- Files that came along with what was written, as they came; they are handed out and never shown.
create table message_part (
    id         uuid    primary key,
    message_id uuid    not null references message on delete cascade,
    place      integer not null,
    name       text    not null,
    type       text    not null,
    inline     boolean not null,
    bytes      bigint  not null,
    content    bytea   not null,
    unique (message_id, place)
);
