-- Segments hear of what is asked of customers here.
call segments_hear_of('behaviour', 'customer_id');
call segments_hear_of('conversation', 'customer_id');

create index behaviour_by_time on behaviour (at) where customer_id is not null;
