-- A step that comes while an earlier one of the same clock is undecided is taken by the same process instance.
alter table escalation_step add column instance uuid;
update escalation_step set instance = id;
alter table escalation_step alter column instance set not null;
alter table escalation_step add column added_at timestamptz;
update escalation_step set added_at = reached_at;
alter table escalation_step alter column added_at set not null;
create index escalation_step_by_instance on escalation_step (instance);

-- What is late overtakes what waits for the engine.
alter table engine_message add column urgent boolean not null default false;
create index engine_message_waiting on engine_message (urgent, id) where refused is null;
