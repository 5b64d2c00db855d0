create trigger segments_lose_gone_customers
    after delete on customer
    referencing old table as gone
    for each statement execute function segments_lose_customers();
