-- A start of the product does not put the shipped text over what a designer deployed.
alter table deployment add column designed boolean not null default false;

create index form_by_id on form (form_id, version desc);
