-- What whoever wrote calls themselves: in a thread of several people it is not always the customer.
alter table message add column heard_name text;
