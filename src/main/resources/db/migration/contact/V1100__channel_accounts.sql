-- Our accounts on other sides. What must stay secret is sealed with a key that the database does not have, each field for
-- itself, and opens only at its account and field.
create table channel_account (
    id             uuid        primary key,
    platform       text        not null,
    name           text        not null,
    state          text        not null check (state in ('ON', 'OFF')),
    settings       jsonb       not null,
    -- When the other side last answered as it should.
    last_contact   timestamptz,
    trouble        text,
    trouble_detail text,
    troubled_at    timestamptz,
    version        bigint      not null,
    changed_by     uuid,
    changed_at     timestamptz not null
);

create unique index channel_account_name on channel_account (lower(name));

create table channel_account_secret (
    account_id uuid  not null references channel_account on delete cascade,
    field      text  not null,
    sealed     bytea not null,
    primary key (account_id, field)
);

-- Who changed what; of a secret only that it was changed. Outlives the account.
create table channel_account_change (
    id         uuid        primary key,
    account_id uuid        not null,
    at         timestamptz not null,
    changed_by uuid,
    what       text        not null,
    field      text,
    before     text,
    after      text
);

create index channel_account_change_of on channel_account_change (account_id, id desc);
