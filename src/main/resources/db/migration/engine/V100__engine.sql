-- What the broker's exporter writes: the log that all mirror tables below are made from.
create table engine_record (
    partition_id         int         not null,
    position             bigint      not null,
    value_type           text        not null,
    intent               text        not null,
    record_key           bigint      not null,
    process_instance_key bigint,
    occurred_at          timestamptz not null,
    value                jsonb       not null,
    primary key (partition_id, position)
);

-- Texts from the engine that should be ids but may be anything.
create function uuid_or_null(text) returns uuid
    language sql immutable
    return case when $1 ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then cast($1 as uuid) end;

-- How far the mirror has read each partition; its row is the lock of that partition.
create table mirror_cursor (
    partition_id int    primary key,
    position     bigint not null
);

-- The mirror of the engine's state. Everything from here to "incident" can be dropped and made again from the log.
create table process_definition (
    key         bigint      primary key,
    process_id  text        not null,
    version     int         not null,
    name        text        not null,
    xml         text        not null,
    deployed_at timestamptz not null
);
create index process_definition_by_id on process_definition (process_id, version desc);

create table process_element (
    definition_key bigint not null,
    element_id     text   not null,
    name           text   not null,
    primary key (definition_key, element_id)
);

create table form (
    key         bigint      primary key,
    form_id     text        not null,
    version     int         not null,
    schema      text        not null,
    deployed_at timestamptz not null
);

create table process_instance (
    key            bigint      primary key,
    process_id     text        not null,
    version        int         not null,
    definition_key bigint      not null,
    subject_id     uuid,
    parent_key     bigint,
    state          text        not null,
    started_at     timestamptz not null,
    ended_at       timestamptz
);
create index process_instance_by_subject on process_instance (subject_id, started_at);

create table element_instance (
    key                  bigint      primary key,
    process_instance_key bigint      not null,
    element_id           text        not null,
    element_type         text        not null,
    state                text        not null,
    started_at           timestamptz not null,
    ended_at             timestamptz
);
create index element_instance_by_process on element_instance (process_instance_key);

create table flow_taken (
    process_instance_key bigint      not null,
    flow_id              text        not null,
    times                int         not null,
    last_at              timestamptz not null,
    primary key (process_instance_key, flow_id)
);

create table element_stat (
    process_id text   not null,
    version    int    not null,
    element_id text   not null,
    entered    bigint not null,
    completed  bigint not null,
    terminated bigint not null,
    primary key (process_id, version, element_id)
);

create table user_task (
    key                  bigint      primary key,
    process_instance_key bigint      not null,
    process_id           text        not null,
    definition_key       bigint      not null,
    element_id           text        not null,
    name                 text        not null,
    subject_id           uuid,
    form_key             bigint,
    assignee             uuid,
    candidate_groups     text[]      not null,
    priority             int         not null,
    state                text        not null,
    created_at           timestamptz not null,
    ended_at             timestamptz,
    sla_due_at           timestamptz
);
create index user_task_open on user_task (coalesce(sla_due_at, 'infinity'), key) where state in ('OPEN', 'SENT');
create index user_task_of_assignee on user_task (assignee, coalesce(sla_due_at, 'infinity'), key) where state in ('OPEN', 'SENT');
create index user_task_of_group on user_task using gin (candidate_groups) where state in ('OPEN', 'SENT');
create index user_task_by_subject on user_task (subject_id, created_at);
create index user_task_by_instance on user_task (process_instance_key);

create table incident (
    key                  bigint      primary key,
    process_instance_key bigint      not null,
    process_id           text        not null,
    element_id           text        not null,
    job_key              bigint,
    error_type           text        not null,
    message              text        not null,
    created_at           timestamptz not null,
    resolved_at          timestamptz
);
create index incident_open on incident (created_at, key) where resolved_at is null;
create index incident_by_instance on incident (process_instance_key);

-- Messages that wait for the engine to take them, and those that it will never take.
create table engine_message (
    id              bigint generated always as identity primary key,
    message_id      uuid        not null,
    name            text        not null,
    subject_id      uuid        not null,
    time_to_live_ms bigint      not null,
    variables       jsonb       not null,
    refused         text,
    created_at      timestamptz not null default now(),
    unique (message_id, name)
);

-- Jobs whose effect is in the database, with the variables they set and the step they stand for.
create table job_effect (
    job_key              bigint      not null,
    job_type             text        not null,
    subject_id           uuid        not null,
    process_instance_key bigint      not null,
    element_id           text        not null,
    element_key          bigint      not null,
    turn                 int         not null,
    result               jsonb       not null,
    done_at              timestamptz not null default now(),
    primary key (job_key, subject_id, element_id, job_type)
);
create index job_effect_by_step on job_effect (process_instance_key, element_id);
create index job_effect_by_time on job_effect using brin (done_at);

-- Which instance a message started; a second instance started by the same message is refused.
create table process_link (
    message_id   uuid        not null,
    process_id   text        not null,
    instance_key bigint      not null,
    linked_at    timestamptz not null default now(),
    primary key (message_id, process_id)
);

create table refused_instance (
    instance_key       bigint      primary key,
    process_id         text        not null,
    first_instance_key bigint      not null,
    refused_at         timestamptz not null default now()
);

-- What people entered in the forms of user tasks.
create table task_submission (
    id                   uuid        primary key,
    task_key             bigint      not null,
    process_instance_key bigint      not null,
    submitted_by         uuid        not null,
    data                 jsonb       not null,
    state                text        not null,
    submitted_at         timestamptz not null
);
create unique index task_submission_once on task_submission (task_key) where state <> 'REFUSED';
create index task_submission_sent on task_submission (submitted_at) where state = 'SENT';

create table deployment (
    process_id  text        primary key,
    checksum    text        not null,
    deployed_at timestamptz not null
);
