-- What coupons of one kind are worth, for whom and until when. The counts are kept beside, so that no limit is passed.
create table coupon_batch (
    id          uuid        primary key,
    name        text        not null unique,
    kind        text        not null check (kind in ('VALUE', 'PERCENT', 'GIFT')),
    -- Off in the currency, or percent.
    worth       numeric     check (worth > 0),
    gift        text,
    currency    text        not null,
    minimum     numeric     check (minimum > 0),
    products    text[]      not null default '{}',
    valid_from  timestamptz not null,
    valid_until timestamptz,
    total       integer     check (total > 0),
    per_person  integer     check (per_person > 0),
    stackable   boolean     not null,
    budget      numeric     check (budget > 0),
    -- Thanks members who want to buy, where a process says so.
    thanks      boolean     not null,
    state       text        not null check (state in ('DRAFT', 'RUNNING', 'STOPPED')),
    issued      integer     not null default 0,
    reserved    integer     not null default 0 check (reserved >= 0),
    redeemed    integer     not null default 0,
    -- What those that are reserved and redeemed take off.
    cost        numeric     not null default 0 check (cost >= 0),
    made_by     uuid,
    made_at     timestamptz not null,
    check (valid_until > valid_from),
    check (total is null or issued <= total),
    check (budget is null or cost <= budget),
    check ((kind = 'GIFT') = (gift is not null)),
    check ((kind = 'GIFT') = (worth is null)),
    check (kind <> 'PERCENT' or worth <= 100)
);

create index coupon_batch_of_thanks on coupon_batch (id) where thanks and state = 'RUNNING';

-- A code that a customer has. It is found by its hash and shown by opening what is sealed.
create table coupon (
    id             uuid        primary key,
    batch_id       uuid        not null references coupon_batch,
    customer_id    uuid        not null,
    code_hash      bytea       not null unique,
    code_sealed    bytea       not null,
    state          text        not null check (state in ('ISSUED', 'RESERVED', 'REDEEMED', 'VOID')),
    issued_at      timestamptz not null,
    issued_for     text        unique,
    issued_by      uuid,
    order_number   text,
    reserved_until timestamptz,
    -- What it takes off the order.
    amount         numeric,
    redeemed_at    timestamptz,
    void_reason    text,
    check ((state = 'RESERVED') = (reserved_until is not null)),
    check (state not in ('RESERVED', 'REDEEMED') or (order_number is not null and amount is not null)),
    check ((state = 'REDEEMED') = (redeemed_at is not null))
);

create index coupon_of_customer on coupon (customer_id, id desc);
create index coupon_of_batch on coupon (batch_id, id desc);
create index coupon_of_order on coupon (order_number) where state in ('RESERVED', 'REDEEMED');
create index coupon_reserved on coupon (reserved_until) where state = 'RESERVED';

-- How often a person asked for codes that nobody has, by the tenth of an hour.
create table coupon_miss (
    person_id uuid        not null,
    since     timestamptz not null,
    times     integer     not null,
    primary key (person_id, since)
);

create trigger nothing_for_erased_customers
    after insert on coupon
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');
