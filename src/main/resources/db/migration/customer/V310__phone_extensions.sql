-- The extension behind a switchboard is no part of the number that two customers may share.
alter table contact_point add column extension text;

alter table contact_point drop constraint contact_point_kind_value_customer_id_key;

alter table contact_point
    add constraint contact_point_once unique nulls not distinct (kind, value, customer_id, extension);
