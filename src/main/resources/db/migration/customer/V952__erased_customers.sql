-- A customer who is erased stays as a row without a name, and nothing comes to it any more (decision 043).
alter table customer add column erased_at timestamptz;

-- Told to people as a sentence by its state RP001.
create function refuse_erased_customer() returns trigger language plpgsql as $$
begin
    raise exception 'customer % is erased', old.id using errcode = 'RP001';
end
$$;

create trigger erased_customer_stays
    before update or delete on customer
    for each row
    when (old.erased_at is not null)
    execute function refuse_erased_customer();

-- Of many rows at once; the column with the customer is the trigger's argument.
create function refuse_for_erased_customers() returns trigger language plpgsql as $$
declare
    erased uuid;
begin
    execute format(
        'select customer.id from added join customer on customer.id = added.%I where erased_at is not null limit 1', tg_argv[0])
    into erased;
    if erased is not null then
        raise exception 'customer % is erased', erased using errcode = 'RP001';
    end if;
    return null;
end
$$;

create trigger nothing_for_erased_customers
    after insert on contact_point
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers
    after insert on social_identity
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers
    after insert on customer_fact
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers
    after insert on customer_tag
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers
    after insert on customer_consent
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers
    after insert on customer_need
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers
    after insert on used_product
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers
    after insert on note
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers
    after insert on kept_file
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers
    after insert on promise
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers
    after insert on purchase
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers
    after insert on customer_collaborator
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers
    after insert on customer_owner_change
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers
    after insert on profile_change
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers
    after insert on pool_customer
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers
    after insert on pool_take
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers
    after insert on hand_over_customer
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger nothing_for_erased_customers_from_id
    after insert on customer_relation
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('from_id');

create trigger nothing_for_erased_customers_to_id
    after insert on customer_relation
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('to_id');
