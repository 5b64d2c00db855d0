-- What one merge took away, another that is undone looks for.
create index merge_move_waiting on merge_move (table_name, merge_id) where kind <> 'MOVED';
