-- Customers who became one may both have been in a group: the membership that came second says whose double it is.
alter table member add column doubles uuid;
alter table member drop constraint member_customer_id_group_name_key;
create unique index member_once on member (customer_id, group_name) where doubles is null;
create index member_of_customer on member (customer_id);
