-- What was hidden of customers and shown all the same, to whom and why. The trail tells it of one customer, this of one person.
create table uncovering (
    id          uuid primary key,
    at          timestamptz not null,
    day         date not null,
    person_id   uuid not null,
    customer_id uuid not null references customer (id) on delete cascade,
    field       text not null,
    thing       uuid not null,
    standing    text not null,
    reason      text not null
);
create index uncovering_of_person on uncovering (person_id, day, id);
create index uncovering_of_thing on uncovering (person_id, day, thing);
create index uncovering_of_customer on uncovering (customer_id);

create trigger nothing_for_erased_customers
    after insert on uncovering
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

-- How many things a person had shown on one day, and what they had on the days before, by which the day is judged.
create table uncovering_day (
    person_id  uuid not null,
    day        date not null,
    shown      int not null,
    of_others  int not null,
    usual      int not null,
    unusual_at timestamptz,
    primary key (person_id, day)
);
create index uncovering_day_newest on uncovering_day (day, person_id);
create index uncovering_day_unusual on uncovering_day (day, person_id) where unusual_at is not null;
