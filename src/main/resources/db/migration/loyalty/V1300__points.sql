-- The ledger of points: what was given, spent, lost by time and taken back. Only added to; the sum of a customer's rows is
-- what they have less what they owe.
create table points_entry (
    id               uuid        primary key,
    customer_id      uuid        not null,
    kind             text        not null check (kind in ('EARN', 'SPEND', 'EXPIRE', 'REVERSE')),
    points           bigint      not null check (points <> 0 and abs(points) <= 1000000000),
    at               timestamptz not null,
    occasion         text        not null,
    -- What a person said.
    reason           text,
    -- What decided: a rule, the version of the rulebook, its sentence in both languages.
    rule             text,
    rulebook_version integer,
    because          text,
    -- What it was given or spent for, as another system or another table calls it.
    about            text,
    -- The entry that is taken back.
    reverses         uuid        references points_entry,
    -- A wish that is sent again is found by it.
    known_by         text        unique,
    said_by          uuid,
    expires_at       timestamptz,
    check (kind not in ('SPEND', 'EXPIRE') or points < 0),
    check (kind <> 'EARN' or points > 0),
    check ((kind = 'REVERSE') = (reverses is not null))
);

create index points_entry_of_customer on points_entry (customer_id, id desc);
create index points_entry_about on points_entry (about) where about is not null;
create index points_entry_reversing on points_entry (reverses) where reverses is not null;

-- What is left of what was given.
create table points_lot (
    id          uuid   primary key references points_entry,
    customer_id uuid   not null,
    points      bigint not null check (points > 0),
    left_points bigint not null check (left_points between 0 and points),
    expires_at  timestamptz
);

create index points_lot_open on points_lot (customer_id, expires_at, id) where left_points > 0;
create index points_lot_by_end on points_lot (expires_at) where left_points > 0 and expires_at is not null;

-- What was taken back though it was spent, until the next points pay for it.
create table points_debt (
    id          uuid   primary key references points_entry,
    customer_id uuid   not null,
    owed        bigint not null check (owed > 0)
);

create index points_debt_of_customer on points_debt (customer_id, id);

-- From which lot an entry took, or to which it gave back (below nothing). Only added to.
create table points_pairing (
    id       uuid   primary key,
    entry_id uuid   not null references points_entry,
    lot_id   uuid   not null references points_entry,
    points   bigint not null check (points <> 0)
);

create index points_pairing_of_entry on points_pairing (entry_id);
create index points_pairing_of_lot on points_pairing (lot_id);

-- For how much of an order points were decided already, and since when it is to be looked at again.
create table rewarded_purchase (
    purchase_id uuid    primary key,
    decided     numeric not null default 0,
    due_at      timestamptz
);

create index rewarded_purchase_due on rewarded_purchase (due_at) where due_at is not null;

create function points_are_only_added() returns trigger language plpgsql as $$
begin
    raise exception 'points are only added to';
end
$$;

-- Customers become one, and words of the erased go.
create trigger points_entry_stays
    before delete or update of id, kind, points, at, occasion, rule, rulebook_version, because, reverses, expires_at
    on points_entry
    for each row execute function points_are_only_added();

create trigger points_pairing_stays
    before delete or update on points_pairing
    for each row execute function points_are_only_added();

create trigger nothing_for_erased_customers
    after insert on points_entry
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

-- What members had in their rows. It had no end, and keeps none.
insert into points_entry (id, customer_id, kind, points, at, occasion, about, known_by)
select gen_random_uuid(), customer_id, 'EARN', points, now(), 'CARRIED', number, 'carried ' || member.id
from member
where points > 0
    and not exists (select 1 from customer where customer.id = customer_id and erased_at is not null);

insert into points_lot (id, customer_id, points, left_points)
select id, customer_id, points, points
from points_entry;
