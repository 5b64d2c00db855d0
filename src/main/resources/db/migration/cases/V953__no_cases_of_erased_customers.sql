-- Nothing new is opened for a customer who is erased, and no case learns that it is theirs.
create trigger nothing_for_erased_customers
    after insert on subject
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create function refuse_erased_customer_of_case() returns trigger language plpgsql as $$
begin
    if exists (select from customer where id = new.customer_id and erased_at is not null) then
        raise exception 'customer % is erased', new.customer_id using errcode = 'RP001';
    end if;
    return null;
end
$$;

create trigger nothing_learnt_for_erased_customers
    after update of customer_id on subject
    for each row
    when (new.customer_id is distinct from old.customer_id)
    execute function refuse_erased_customer_of_case();
