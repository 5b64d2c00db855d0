-- Members are found by any part of their number and group.
create index member_by_words on member using gin (folded(number || ' ' || group_name) gin_trgm_ops);
