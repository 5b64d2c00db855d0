-- The token of an account, sealed; all copies of the application share it, and one at a time asks for the next.
create table wecom_token (
    account_id uuid        primary key references channel_account on delete cascade,
    sealed     bytea,
    until      timestamptz
);

-- How far what came to a customer service (kf) was fetched, and by which copy of the application.
create table wecom_desk (
    account_id  uuid        not null references channel_account on delete cascade,
    desk        text        not null,
    cursor      text        not null default '',
    -- By which the platform lets us fetch often; it comes with each call.
    call_token  text        not null default '',
    next_look   timestamptz not null,
    -- Counts calls, so that one that comes while we fetch is not lost.
    calls       bigint      not null default 0,
    lease_owner uuid,
    lease_until timestamptz,
    primary key (account_id, desk)
);

create index wecom_desk_due on wecom_desk (next_look);

-- When the other side of a conversation last wrote, which is told apart by a hash: they may be answered for 48 hours.
create table wecom_talk (
    account_id  uuid        not null references channel_account on delete cascade,
    thread_hash bytea       not null,
    wrote_at    timestamptz not null,
    primary key (account_id, thread_hash)
);
