create table customer (
    id              uuid        primary key,
    kind            text        not null,
    name            text        not null,
    -- What the name is searched by: lower case, widths unified; and its letter pairs, for any language and collation.
    name_key        text        not null,
    name_grams      text[]      not null,
    external        text        unique,
    tier            text        not null,
    lifecycle       text        not null,
    owner_id        uuid,
    parent_id       uuid        references customer,
    -- The parent by its external id, until it is there itself.
    parent_external text,
    do_not_contact  boolean     not null default false,
    created_at      timestamptz not null,
    version         integer     not null default 0
);

create index customer_by_name on customer (name_key, id);
create index customer_by_grams on customer using gin (name_grams);
create index customer_by_owner on customer (owner_id);
create index customer_by_parent on customer (parent_id);
create index customer_waiting_for_parent on customer (parent_external) where parent_id is null;

create table contact_point (
    id          uuid        primary key,
    customer_id uuid        not null references customer on delete cascade,
    kind        text        not null,
    value       text        not null,
    raw         text        not null,
    masked      text        not null,
    added_at    timestamptz not null,
    unique (kind, value, customer_id)
);

create index contact_point_by_customer on contact_point (customer_id);

create table social_identity (
    customer_id uuid        not null references customer on delete cascade,
    channel     text        not null,
    external    text        not null,
    added_at    timestamptz not null,
    primary key (channel, external)
);

create index social_identity_by_customer on social_identity (customer_id);

create table customer_fact (
    customer_id uuid        not null references customer on delete cascade,
    name        text        not null,
    value       text        not null,
    primary key (customer_id, name)
);

create table customer_tag (
    customer_id uuid        not null references customer on delete cascade,
    word        text        not null,
    source      text        not null,
    added_at    timestamptz not null,
    expires_at  timestamptz,
    primary key (customer_id, word)
);

create index customer_tag_by_word on customer_tag (word, customer_id);

create table customer_consent (
    customer_id uuid        not null references customer on delete cascade,
    channel     text        not null,
    granted     boolean     not null,
    changed_at  timestamptz not null,
    primary key (customer_id, channel)
);
