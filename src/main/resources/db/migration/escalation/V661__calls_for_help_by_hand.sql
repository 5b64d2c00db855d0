-- Who called for help without waiting for a ladder, and why. Such a step is its own clock.
alter table escalation_step add column asked_by uuid;
alter table escalation_step add column reason text;
