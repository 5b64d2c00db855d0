-- The import that made a customer, where nobody did it by hand.
alter table customer add column import_id uuid;

create index customer_of_import on customer (import_id, id) where import_id is not null;

-- What customers bought. known_by is the number where the order has one, with its channel; else what its row of a file says.
create table purchase (
    id          uuid        primary key,
    customer_id uuid        not null references customer,
    known_by    text        not null unique,
    number      text,
    day         date        not null,
    channel     text,
    paid        boolean     not null,
    currency    text        not null,
    -- Of all lines, before the discount.
    amount      numeric     not null,
    discount    numeric     not null,
    returned    numeric     not null default 0,
    made_at     timestamptz not null,
    import_id   uuid,
    -- When somebody wrote to it after it was made.
    touched_at  timestamptz
);

create index purchase_of_customer on purchase (customer_id, day desc, id desc);
create index purchase_of_import on purchase (import_id, id) where import_id is not null;

create table purchase_line (
    purchase_id uuid    not null references purchase on delete cascade,
    place       integer not null,
    known_by    text    not null,
    product     text    not null,
    quantity    numeric not null,
    -- Of one piece, where it was told.
    price       numeric,
    amount      numeric not null,
    primary key (purchase_id, place)
);

create table purchase_return (
    id          uuid        primary key,
    purchase_id uuid        not null references purchase on delete cascade,
    day         date        not null,
    amount      numeric     not null,
    reason      text,
    recorded_at timestamptz not null
);

create index purchase_return_of_purchase on purchase_return (purchase_id);

-- Kept beside the purchases, so that a customer's page adds nothing up.
create table purchase_total (
    customer_id uuid    not null references customer on delete cascade,
    currency    text    not null,
    orders      bigint  not null,
    amount      numeric not null,
    returned    numeric not null,
    primary key (customer_id, currency)
);

create table purchase_rhythm (
    customer_id uuid    primary key references customer on delete cascade,
    -- On how many days something was bought, and the median of the days between one and the next.
    days        integer not null,
    first_day   date    not null,
    last_day    date    not null,
    median_days numeric
);

-- In whose stories an import stands that brought purchases.
create table purchase_story (
    customer_id uuid not null references customer on delete cascade,
    import_id   uuid not null,
    primary key (customer_id, import_id)
);
