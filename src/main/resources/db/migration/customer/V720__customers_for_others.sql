-- What other modules may read of customers in queries of their own, whatever the tables beneath become.
create view customer_summary as
select id, name, name_key, tier, language, contract
from customer;

create view customer_region as
select customer_id, value as region
from customer_fact
where name in ('region', 'office_location', 'city');
