-- Who wants the discount must not be the one who approves it.
alter table opportunity add column discount_asked_by uuid;
