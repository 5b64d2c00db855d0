-- Segments hear of what is asked of customers here.
call segments_hear_of('customer', 'id');
create or replace trigger segments_hear_of_new after insert on customer referencing new table as changed
    for each statement execute function segments_hear_of_newcomers();
call segments_hear_of('customer_fact', 'customer_id');
call segments_hear_of('customer_tag', 'customer_id');
call segments_hear_of('customer_consent', 'customer_id');
call segments_hear_of('social_identity', 'customer_id');
call segments_hear_of('contact_point', 'customer_id');
call segments_hear_of('purchase', 'customer_id');
call segments_hear_of('purchase_total', 'customer_id');
call segments_hear_of('membership', 'customer_id');
call segments_hear_of('used_product', 'customer_id');
call segments_hear_of('customer_need', 'customer_id');

create index customer_by_creation on customer (created_at);
create index purchase_by_day on purchase (day);
create index customer_consent_by_end on customer_consent (expires_at) where expires_at is not null;
create index membership_by_start on membership (since);
create index membership_by_last_day on membership ((valid_until + 1)) where valid_until is not null;
create index contact_point_by_day_after on contact_point ((valid_until + 1)) where valid_until is not null;
create index used_product_by_warranty on used_product (warranty_until) where warranty_until is not null;
