-- Figures of days, kept up to date in the background: a request reads these and never all clocks. All of it can be
-- computed again from cases, clocks, breaches and logs. "-" stands for cases that no team holds.
create table sla_trend (
    day        date    not null,
    team       text    not null,
    case_type  text    not null,
    policy     text    not null,
    metric     text    not null,
    -- Clocks that stopped that day without a breach.
    kept       integer not null,
    -- Breaches that fell due that day, and those of them that are excused.
    breached   integer not null,
    excused    integer not null,
    -- Clocks, neither stopped nor breached, of cases that were opened that day.
    running    integer not null,
    -- Clocks that stopped that day, late ones too, with the business time they counted and waited.
    stopped    integer not null,
    elapsed_ms bigint  not null,
    paused_ms  bigint  not null,
    primary key (day, metric, team, case_type, policy)
);

-- How many of the clocks that stopped that day had counted how long; the buckets are those of Histogram.
create table sla_trend_time (
    day       date     not null,
    team      text     not null,
    case_type text     not null,
    policy    text     not null,
    metric    text     not null,
    bucket    smallint not null,
    clocks    integer  not null,
    primary key (day, metric, team, case_type, policy, bucket)
);

-- What the clocks that stopped that day had waited for.
create table sla_trend_pause (
    day       date    not null,
    team      text    not null,
    case_type text    not null,
    policy    text    not null,
    metric    text    not null,
    reason    text    not null,
    clocks    integer not null,
    paused_ms bigint  not null,
    primary key (day, metric, team, case_type, policy, reason)
);

-- How many of the cases that were opened that day changed hands how often.
create table sla_trend_hand_over (
    day        date    not null,
    team       text    not null,
    case_type  text    not null,
    hand_overs integer not null,
    cases      integer not null,
    primary key (day, team, case_type, hand_overs)
);

-- How long the steps of processes took that were left that day.
create table sla_trend_step (
    day        date     not null,
    process_id text     not null,
    element_id text     not null,
    bucket     smallint not null,
    visits     integer  not null,
    total_ms   bigint   not null,
    primary key (process_id, day, element_id, bucket)
);

-- Instants whose day is to be computed again. Only added to by those who change something, so that they never wait for
-- each other here; taken away with the day's new figures.
create table sla_trend_mark (
    id bigint      generated always as identity primary key,
    at timestamptz not null
);

-- One row: its lock is the right to compute.
create table sla_trend_state (
    only_row    boolean     primary key default true check (only_row),
    -- Where days begin; other figures are needed when it changes.
    zone        text        not null,
    -- Up to when the steps of processes are counted; the epoch for none.
    steps_until timestamptz not null,
    computed_at timestamptz
);

insert into sla_trend_state (zone, steps_until) values ('', 'epoch');

create index element_instance_by_end on element_instance using brin (ended_at) with (autosummarize = on);

create function sla_trend_marks(variadic moments timestamptz[]) returns void language sql as $$
    insert into sla_trend_mark (at) select moment from unnest(moments) as moment where moment is not null
$$;

create function sla_clock_trends() returns trigger language plpgsql as $$
declare
    subject uuid := case when tg_op = 'DELETE' then old.subject_id else new.subject_id end;
    opened  timestamptz;
begin
    select opened_at into opened from sla_case where subject_id = subject;
    perform sla_trend_marks(
        opened,
        case when tg_op <> 'INSERT' then old.stopped_at end,
        case when tg_op <> 'DELETE' then new.stopped_at end);
    return null;
end
$$;

create trigger sla_clock_trends_added
    after insert on sla_clock
    for each row execute function sla_clock_trends();

create trigger sla_clock_trends_gone
    after delete on sla_clock
    for each row execute function sla_clock_trends();

-- Clocks that only go on, however many at once, cost nothing here.
create trigger sla_clock_trends_changed
    after update on sla_clock
    for each row
    when (
        old.stopped_at is distinct from new.stopped_at
        or old.breached_at is distinct from new.breached_at
        or old.policy <> new.policy
        or (new.stopped_at is not null and (old.elapsed_ms <> new.elapsed_ms or old.paused_ms <> new.paused_ms))
    )
    execute function sla_clock_trends();

create function sla_breach_trends() returns trigger language plpgsql as $$
begin
    perform sla_trend_marks(new.due_at);
    return null;
end
$$;

create trigger sla_breach_trends
    after insert on sla_breach
    for each row execute function sla_breach_trends();

create function breach_remark_trends() returns trigger language plpgsql as $$
begin
    perform sla_trend_marks(due_at) from sla_breach where id = new.breach_id;
    return null;
end
$$;

create trigger breach_remark_trends
    after insert on breach_remark
    for each row execute function breach_remark_trends();

create function sla_case_trends() returns trigger language plpgsql as $$
begin
    perform sla_trend_marks(new.opened_at);
    insert into sla_trend_mark (at)
    select stopped_at from sla_clock where subject_id = new.subject_id and stopped_at is not null
    union
    select due_at from sla_breach where subject_id = new.subject_id;
    return null;
end
$$;

create trigger sla_case_trends
    after update on sla_case
    for each row
    when (
        old.team is distinct from new.team
        or old.facts ->> 'caseType' is distinct from new.facts ->> 'caseType'
    )
    execute function sla_case_trends();

create function sla_event_trends() returns trigger language plpgsql as $$
begin
    perform sla_trend_marks(opened_at) from sla_case where subject_id = new.subject_id;
    return null;
end
$$;

create trigger sla_event_trends
    after insert on sla_event
    for each row
    when (new.kind = 'ASSIGNED')
    execute function sla_event_trends();
