-- Giving the customers of one person on. A plan is made first; its customers are given on once somebody starts it.
create sequence subject_number_handover start with 1;

create table hand_over (
    id          uuid        primary key,
    number      text        not null unique,
    from_id     uuid        not null,
    team        text,
    state       text        not null check (state in ('PLANNED', 'RUNNING', 'DECIDING', 'DONE', 'DROPPED')),
    takes_cases boolean     not null,
    ends_access boolean     not null,
    why         text        not null,
    planned_by  uuid,
    planned_at  timestamptz not null,
    started_by  uuid,
    started_at  timestamptz,
    ended_at    timestamptz
);

create unique index hand_over_once on hand_over (from_id) where ended_at is null;
create index hand_over_by_time on hand_over (planned_at desc, id desc);

create table hand_over_customer (
    id           uuid        primary key,
    hand_over_id uuid        not null references hand_over,
    -- A customer that was given on stays even if an import is undone: somebody built on it.
    customer_id  uuid        not null references customer,
    -- Nobody: back to the team.
    taker_id     uuid,
    standing     text        not null,
    -- Key of the reason, and what a platform said of it in its own words.
    why          text,
    said         text,
    -- Platforms where the customer is known and where nobody could be asked.
    not_moved    text[]      not null default '{}',
    cases        integer     not null default 0,
    cases_stayed integer     not null default 0,
    changed_at   timestamptz not null,
    unique (hand_over_id, customer_id)
);

create index hand_over_customer_by_standing on hand_over_customer (hand_over_id, standing, customer_id);
create index hand_over_customer_of on hand_over_customer (customer_id);

-- One identity of a customer at a platform that must change hands there too.
create table hand_over_transfer (
    id           uuid        primary key,
    hand_over_id uuid        not null references hand_over,
    customer_id  uuid        not null references customer,
    platform     text        not null,
    account      text        not null,
    external     text        not null,
    taker_id     uuid        not null,
    state        text        not null check (state in ('READY', 'ASKED', 'DONE', 'REFUSED', 'FULL', 'FAILED')),
    said         text,
    asked_at     timestamptz,
    heard_at     timestamptz,
    settled_at   timestamptz,
    -- Somebody else was chosen to take the customer since.
    is_over      boolean     not null default false
);

create index hand_over_transfer_open on hand_over_transfer (hand_over_id, state, platform, id);
create index hand_over_transfer_of on hand_over_transfer (customer_id, hand_over_id);
create index hand_over_transfer_at on hand_over_transfer (platform, account, external, asked_at);
