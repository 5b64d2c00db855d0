-- Customers whose contract ended may go back into a pool, too.
alter table customer_pool add column back_after_contract integer check (back_after_contract between 1 and 3650);
