create index sla_case_by_time on sla_case (opened_at, subject_id);
