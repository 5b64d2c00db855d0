-- Customers by what a fact says of them. A value may be longer than an index takes, so its beginning is sought and the rest compared.
create index customer_fact_said on customer_fact (name, lower(left(value, 100)), customer_id);
