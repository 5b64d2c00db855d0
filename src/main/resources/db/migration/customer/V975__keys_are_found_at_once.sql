-- New keys are looked up right after they came, thousands at a time; each look would read the whole list of those that are
-- not sorted into the index yet.
alter index duplicate_key_by_key set (fastupdate = off);
select gin_clean_pending_list('duplicate_key_by_key');
