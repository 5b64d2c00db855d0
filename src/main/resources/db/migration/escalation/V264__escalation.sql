-- The steps of ladders as the process "escalation" works on them.
create table escalation_step (
    -- The message that starts the step's process instance.
    id         uuid        primary key,
    clock_id   uuid        not null,
    subject_id uuid        not null,
    metric     text        not null,
    ladder     text        not null,
    step       text        not null,
    due_at     timestamptz not null,
    reached_at timestamptz not null,
    -- OPEN until it was decided and, where somebody was asked for help, answered.
    state      text        not null,
    -- When the ladder itself last did something for this step.
    done_at    timestamptz,
    plan       jsonb
);

create index escalation_step_by_clock on escalation_step (clock_id, due_at, reached_at);
create index escalation_step_open on escalation_step (subject_id) where state = 'OPEN';
