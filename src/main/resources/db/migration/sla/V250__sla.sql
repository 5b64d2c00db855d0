create table business_calendar (
    name       text        primary key,
    body       jsonb       not null,
    version    integer     not null,
    -- False once somebody changed it: a new release of the product then leaves it alone.
    shipped    boolean     not null,
    changed_at timestamptz not null
);

create table sla_case (
    subject_id uuid        primary key,
    external   text,
    live       boolean     not null,
    facts      jsonb       not null,
    -- What the policy rules promised, one entry a metric; empty when no policy fitted.
    promises   jsonb       not null,
    has_policy boolean     not null,
    owner_id   uuid,
    team       text,
    opened_at  timestamptz not null
);

create index sla_case_by_external on sla_case (external);
create index sla_case_by_owner on sla_case (owner_id);
create index sla_case_by_team on sla_case (team);
create index sla_case_without_policy on sla_case (opened_at, subject_id) where not has_policy;

create table sla_event (
    id          bigint      generated always as identity primary key,
    subject_id  uuid        not null references sla_case (subject_id),
    at          timestamptz not null,
    kind        text        not null,
    detail      text,
    by_user     uuid,
    team        text,
    recorded_at timestamptz not null
);

create index sla_event_by_subject on sla_event (subject_id, at, id);

-- Computed from sla_event; every figure can be computed again.
create table sla_clock (
    id             uuid             primary key,
    subject_id     uuid             not null references sla_case (subject_id),
    metric         text             not null,
    policy         text             not null,
    rule           text             not null,
    rule_version   integer          not null,
    calendar       text             not null,
    target_seconds bigint           not null,
    warn_fraction  double precision not null,
    pauses         boolean          not null,
    started_at     timestamptz      not null,
    stopped_at     timestamptz,
    elapsed_ms     bigint           not null,
    paused_ms      bigint           not null,
    warn_at        timestamptz,
    due_at         timestamptz,
    breached_at    timestamptz,
    phase          text             not null,
    paused_for     text,
    as_of          timestamptz      not null,
    -- When its next warning or breach is to be told; absent when there is none to come.
    next_fire      timestamptz,
    unique (subject_id, metric)
);

create index sla_clock_to_fire on sla_clock (next_fire) where next_fire is not null;
create index sla_clock_open on sla_clock (coalesce(due_at, 'infinity'), id) where phase <> 'STOPPED';
create index sla_clock_by_calendar on sla_clock (calendar, id) where phase <> 'STOPPED';

create table sla_warning (
    clock_id  uuid        not null,
    due_at    timestamptz not null,
    warned_at timestamptz not null,
    primary key (clock_id, due_at)
);

create table sla_breach (
    id             uuid        primary key,
    clock_id       uuid        not null,
    subject_id     uuid        not null references sla_case (subject_id),
    external       text,
    metric         text        not null,
    policy         text        not null,
    rule           text        not null,
    rule_version   integer     not null,
    calendar       text        not null,
    target_seconds bigint      not null,
    started_at     timestamptz not null,
    due_at         timestamptz not null,
    owner_id       uuid,
    team           text,
    recorded_at    timestamptz not null,
    unique (clock_id, due_at)
);

create index sla_breach_by_time on sla_breach (due_at desc, id desc);
create index sla_breach_by_subject on sla_breach (subject_id);
create index sla_breach_by_external on sla_breach (external);

create function sla_is_only_appended_to() returns trigger language plpgsql as $$
begin
    raise exception '% is only appended to', tg_table_name;
end
$$;

create trigger sla_event_is_only_appended_to
    before update or delete or truncate on sla_event
    for each statement execute function sla_is_only_appended_to();

create trigger sla_warning_is_only_appended_to
    before update or delete or truncate on sla_warning
    for each statement execute function sla_is_only_appended_to();

create trigger sla_breach_is_only_appended_to
    before update or delete or truncate on sla_breach
    for each statement execute function sla_is_only_appended_to();
