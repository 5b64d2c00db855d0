create table product (
    id       uuid           primary key,
    name     text           not null check (length(name) between 1 and 200),
    -- Letters and digits of the name, so that "GTXPro" and "GTX Pro" are one product.
    name_key text           not null unique,
    series   text,
    price    numeric(20, 4) not null check (price >= 0),
    currency char(3)        not null
);

create table opportunity (
    id               uuid           primary key,
    number           text           not null unique,
    name             text           not null check (length(name) between 1 and 200),
    customer_id      uuid,
    product_id       uuid           references product (id),
    amount           numeric(20, 4) not null check (amount >= 0),
    currency         char(3)        not null,
    discount_percent numeric(5, 2)  not null default 0 check (discount_percent between 0 and 100),
    discount_by      uuid,
    owner_id         uuid           not null,
    team             text           not null,
    lead_id          uuid           references lead (id),
    external         text,
    stage            text           not null,
    stage_since      timestamptz    not null,
    outcome          text           check (outcome in ('WON', 'LOST')),
    reason           text,
    opened_at        timestamptz    not null,
    closed_at        timestamptz,
    check ((outcome is null) = (closed_at is null))
) with (fillfactor = 80);

create unique index opportunity_external on opportunity (external) where external is not null;
create index opportunity_by_owner on opportunity (owner_id, id);
create index opportunity_by_team on opportunity (team, id);
create index opportunity_by_customer on opportunity (customer_id) where customer_id is not null;
create index opportunity_by_lead on opportunity (lead_id) where lead_id is not null;
create index opportunity_pipeline on opportunity (stage, team) where outcome is null;
create index opportunity_by_words on opportunity using gin (name gin_trgm_ops);
