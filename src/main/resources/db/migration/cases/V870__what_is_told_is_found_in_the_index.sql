-- A chapter of a story is found without reading what is not in it.
create index trail_told on trail (subject_id, at, id) include (kind);
drop index trail_by_subject;
