-- Whether a promise is known to be broken is asked by subject and metric; without statistics of a table that grows fast,
-- the metric's own index was taken, which holds the breaches of all subjects.
create index breach_entry_by_subject_and_metric on breach_entry (subject_id, metric);

drop index breach_entry_by_subject;
