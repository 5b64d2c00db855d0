-- What customers need, in their own words and ours.
create table customer_need (
    id          uuid        primary key,
    customer_id uuid        not null references customer,
    interest    text        not null,
    budget      numeric,
    currency    text,
    standing    text        not null check (standing in ('UNKNOWN', 'WISHED', 'PLANNED', 'APPROVED', 'NONE')),
    needed_by   date,
    language    text,
    words       text,
    noted_at    timestamptz not null,
    check ((budget is null) = (currency is null))
);

create index customer_need_of on customer_need (customer_id, id);

-- What customers have of ours or of others.
create table used_product (
    id             uuid        primary key,
    customer_id    uuid        not null references customer,
    product        text        not null,
    since          date,
    serial         text,
    warranty_until date,
    contract_until date,
    noted_at       timestamptz not null
);

create index used_product_of on used_product (customer_id, id);
