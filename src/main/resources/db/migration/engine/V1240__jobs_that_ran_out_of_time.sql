-- Few jobs run out of their time; of these some are never handed out again by the broker itself.
create index engine_record_timed_out on engine_record (process_instance_key)
    where value_type = 'JOB' and intent = 'TIMED_OUT';
