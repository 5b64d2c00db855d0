-- The message that a job's step follows from, so that a message delivered twice can have its effect once.
alter table job_effect add column message_id uuid;
