-- Segments hear of what is asked of customers here.
call segments_hear_of('subject', 'customer_id');

create index subject_by_opening on subject (opened_at) where customer_id is not null;
