-- Segments hear of what is asked of customers here.
call segments_hear_of('lead', 'customer_id');
call segments_hear_of('opportunity', 'customer_id');
