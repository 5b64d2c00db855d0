-- What a customer was when an import last wrote it stands beside the customer, whose row and indexes are written once.
create table customer_print (
    customer_id uuid primary key references customer (id) on delete cascade,
    print       uuid not null
);
insert into customer_print (customer_id, print)
select id, cast(import_print as uuid)
from customer
where import_print is not null;
alter table customer drop column import_print;
