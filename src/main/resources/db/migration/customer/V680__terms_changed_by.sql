-- Who served the customer otherwise, and when, for whoever would replace it without having seen it.
alter table customer
    add column terms_by uuid,
    add column terms_at timestamptz;
