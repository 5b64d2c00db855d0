-- What is kept of a customer, or of one case, because the law asks for it, a court does, or a dispute is not over. While a
-- hold stands nobody erases it and no rule clears it away.
create table legal_hold (
    id          uuid        primary key,
    -- of a case, whose it is as far as it is known
    customer_id uuid,
    subject_id  uuid,
    why         text        not null,
    -- its last day; without one it stands until it is lifted
    until       date,
    set_by      uuid        not null,
    set_at      timestamptz not null,
    lifted_by   uuid,
    lifted_at   timestamptz,
    lifted_why  text,
    check (num_nonnulls(customer_id, subject_id) > 0),
    check (num_nonnulls(lifted_by, lifted_at, lifted_why) in (0, 3))
);

create index legal_hold_of_customer on legal_hold (customer_id) where customer_id is not null;
create index legal_hold_of_case on legal_hold (subject_id) where subject_id is not null;

create trigger nothing_for_erased_customers
    after insert on legal_hold
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');
