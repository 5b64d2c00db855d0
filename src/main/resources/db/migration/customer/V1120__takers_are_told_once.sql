-- Whether who takes a customer was told of it.
alter table hand_over_customer add column told boolean not null default false;
update hand_over_customer set told = true where standing = 'DONE';
