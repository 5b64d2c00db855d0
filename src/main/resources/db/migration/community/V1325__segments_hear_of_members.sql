-- Segments hear of what is asked of customers here.
call segments_hear_of('member', 'customer_id');

create index member_by_last_seen on member (last_seen_at) where customer_id is not null;
