-- The steps of escalation ladders that clocks came to.
create table sla_ladder_step (
    id           uuid        primary key,
    clock_id     uuid        not null,
    step         text        not null,
    due_at       timestamptz not null,
    subject_id   uuid        not null references sla_case (subject_id),
    metric       text        not null,
    ladder       text        not null,
    rule         text        not null,
    rule_version integer     not null,
    reached_at   timestamptz not null,
    told_at      timestamptz not null,
    unique (clock_id, step, due_at)
);

create index sla_ladder_step_by_subject on sla_ladder_step (subject_id, reached_at);

-- What became of a step, with the reasons; a step that waited has several.
create table sla_ladder_outcome (
    id          bigint      generated always as identity primary key,
    step_id     uuid        not null references sla_ladder_step (id),
    at          timestamptz not null,
    outcome     text        not null,
    details     jsonb       not null
);

create index sla_ladder_outcome_by_step on sla_ladder_outcome (step_id, id);

create trigger sla_ladder_step_is_only_appended_to
    before update or delete or truncate on sla_ladder_step
    for each statement execute function sla_is_only_appended_to();

create trigger sla_ladder_outcome_is_only_appended_to
    before update or delete or truncate on sla_ladder_outcome
    for each statement execute function sla_is_only_appended_to();

-- A message for one instance among several of the same subject is correlated by the message that started it.
alter table engine_message add column correlation_key text;

-- When a person last claimed the task.
alter table user_task add column claimed_at timestamptz;

-- Somebody's time off duty in a day, in their own time zone; without it, what their calendar says.
alter table app_user add column quiet_from time;
alter table app_user add column quiet_to time;
alter table app_user add column email text;
alter table app_user add constraint app_user_quiet_hours check ((quiet_from is null) = (quiet_to is null));
