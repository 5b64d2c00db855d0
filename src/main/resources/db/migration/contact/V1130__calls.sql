create sequence subject_number_call start with 1;

-- A call; all that was told of it says together what it is, in whatever order it came.
create table phone_call (
    id          uuid        primary key,
    number      text        not null unique,
    account_id  uuid        not null references channel_account,
    -- Its id on the other side.
    there       text        not null,
    direction   text        check (direction in ('IN', 'OUT')),
    -- The other side, as +8613812345678 where it could be dialled from anywhere; nothing where it was suppressed.
    other       text,
    ours        text,
    queue       text,
    -- Extensions that rang or spoke, in the order in which they did, and those that ring now.
    agents      text[]      not null,
    ringing     text[]      not null,
    state       text        not null check (state in ('RINGING', 'TALKING', 'WRAP_UP', 'CALL_BACK', 'DONE')),
    outcome     text        check (outcome in ('ANSWERED', 'MISSED', 'BUSY', 'FAILED', 'VOICEMAIL')),
    began_at    timestamptz not null,
    answered_at timestamptz,
    ended_at    timestamptz,
    customer_id uuid,
    certainty   text        not null check (certainty in ('KNOWN', 'MAYBE', 'UNKNOWN')),
    linked_by   uuid,
    proof       text,
    owner_id    uuid,
    team        text        not null,
    -- Where the telephone system keeps it; it is never fetched.
    recording   text,
    revision    bigint      not null default 0,
    unique (account_id, there),
    check ((customer_id is null) = (certainty <> 'KNOWN')),
    check ((ended_at is null) = (outcome is null))
);

create index phone_call_by_time on phone_call (began_at desc, id desc);
create index phone_call_unanswered on phone_call (began_at desc, id desc) where outcome <> 'ANSWERED';
create index phone_call_open on phone_call (began_at desc, id desc) where state <> 'DONE';
create index phone_call_of_other on phone_call (other, began_at desc);
create index phone_call_of_customer on phone_call (customer_id);
create index phone_call_of_owner on phone_call (owner_id, began_at desc);
create index phone_call_of_team on phone_call (team);

-- What a telephone system told, once each. Of what makes no call (between extensions, ignored numbers) no number is kept.
create table call_event (
    account_id  uuid        not null,
    there       text        not null,
    event       text        not null check (event in ('NEW_CALL', 'ANSWER', 'HANGUP', 'RECORDING')),
    agents      text[]      not null,
    -- When it was, as the other side says.
    said_at     timestamptz,
    at          timestamptz not null,
    direction   text        check (direction in ('IN', 'OUT')),
    other       text,
    ours        text,
    queue       text,
    cause       text,
    recording   text,
    left_out    boolean     not null,
    received_at timestamptz not null,
    unique nulls not distinct (account_id, there, event, agents, said_at)
);

-- Whose telephone it is.
create table phone_extension (
    account_id uuid not null references channel_account on delete cascade,
    extension  text not null,
    user_id    uuid not null,
    primary key (account_id, extension)
);
create index phone_extension_of_user on phone_extension (user_id);
