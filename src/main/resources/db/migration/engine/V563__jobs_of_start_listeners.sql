-- The log keeps the jobs of listeners at an element's start, whose element is not there yet.
create index engine_record_jobs on engine_record (record_key) where value_type = 'JOB';
