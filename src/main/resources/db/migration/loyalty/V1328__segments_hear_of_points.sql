-- Segments hear of what is asked of customers here.
call segments_hear_of('points_entry', 'customer_id');
