-- Customers without an owner that people may take, by rules of the pool in which they are.
create table customer_pool (
    id                  uuid        primary key,
    name                text        not null,
    -- Teams whose people may take, and whose customers come back.
    teams               text[]      not null,
    takes_a_day         integer     not null check (takes_a_day between 1 and 1000),
    former_waits_days   integer     not null check (former_waits_days between 0 and 3650),
    back_after_days     integer     check (back_after_days between 1 and 3650),
    back_after_purchase integer     check (back_after_purchase between 1 and 3650),
    warns_days          integer     not null check (warns_days between 0 and 365),
    hides               boolean     not null,
    active              boolean     not null default true,
    changed_by          uuid,
    changed_at          timestamptz not null
);

create unique index customer_pool_by_name on customer_pool (lower(name)) where active;

create table pool_customer (
    id          uuid        primary key,
    pool_id     uuid        not null references customer_pool,
    customer_id uuid        not null references customer,
    former_id   uuid,
    why         text        not null,
    since       timestamptz not null,
    unique (pool_id, customer_id)
);

create index pool_customer_of on pool_customer (customer_id);
create index pool_customer_by_time on pool_customer (pool_id, since desc, id desc);

create table pool_take (
    id          uuid        primary key,
    pool_id     uuid        not null references customer_pool,
    customer_id uuid        not null references customer,
    taken_by    uuid        not null,
    taken_at    timestamptz not null
);

create index pool_take_by_person on pool_take (pool_id, taken_by, taken_at);
create index pool_take_of on pool_take (customer_id);

-- Whose owner was told that the customer goes back, and on which day at the earliest.
create table pool_notice (
    id          uuid        primary key,
    pool_id     uuid        not null references customer_pool,
    customer_id uuid        not null references customer,
    owner_id    uuid        not null,
    told_at     timestamptz not null,
    goes_at     timestamptz not null,
    unique (pool_id, customer_id)
);

create index pool_notice_of on pool_notice (customer_id);
