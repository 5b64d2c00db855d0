-- Steps of a case that goes are found at once.
create index escalation_step_of_case on escalation_step (subject_id);
