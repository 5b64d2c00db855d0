-- Figures that somebody wants to be told of, and how they stand.
create table sla_alert (
    id           uuid             primary key,
    name         text             not null check (length(name) between 1 and 100),
    figure       text             not null,
    time         text             not null,
    team         text,
    case_type    text,
    policy       text,
    metric       text,
    threshold    double precision not null,
    -- With fewer the figure says too little.
    least_cases  integer          not null check (least_cases >= 0),
    tells        uuid[]           not null,
    enabled      boolean          not null,
    made_by      uuid             not null,
    made_at      timestamptz      not null,
    -- Since when it is raised; absent while all is well.
    raised_at    timestamptz,
    -- Since when the figure is well again, though the alert is still raised.
    well_since   timestamptz,
    -- Not raised again before then.
    quiet_until  timestamptz,
    last_value   double precision,
    last_cases   bigint           not null default 0,
    evaluated_at timestamptz
);

create table sla_alert_event (
    id        uuid             primary key,
    alert_id  uuid             not null,
    kind      text             not null,
    name      text             not null,
    figure    text             not null,
    threshold double precision not null,
    value     double precision,
    cases     bigint           not null,
    at        timestamptz      not null
);

create index sla_alert_event_by_alert on sla_alert_event (alert_id, id desc);

create trigger sla_alert_event_is_only_appended_to
    before update or delete or truncate on sla_alert_event
    for each statement execute function sla_is_only_appended_to();
