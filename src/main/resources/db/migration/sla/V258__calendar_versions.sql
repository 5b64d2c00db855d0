-- Absent where a release of the product brought it.
alter table business_calendar add column changed_by uuid;

-- How each calendar was written, from its first version on; the last one is the calendar itself.
create table business_calendar_version (
    name       text        not null references business_calendar (name),
    version    integer     not null,
    body       jsonb       not null,
    -- Absent where a release of the product brought it.
    by_user    uuid,
    note       text,
    changed_at timestamptz not null,
    primary key (name, version)
);

insert into business_calendar_version (name, version, body, changed_at)
select name, version, body, changed_at
from business_calendar;

create trigger business_calendar_version_is_only_appended_to
    before update or delete or truncate on business_calendar_version
    for each statement execute function sla_is_only_appended_to();

-- Whose cases count by which calendar; the calendar of the policy goes for all others.
create table calendar_assignment (
    kind       text        not null check (kind in ('CUSTOMER', 'TEAM', 'REGION')),
    key        text        not null,
    calendar   text        not null references business_calendar (name),
    by_user    uuid,
    changed_at timestamptz not null,
    primary key (kind, key)
);

create index calendar_assignment_by_calendar on calendar_assignment (calendar);

-- The calendar that a case's clocks are assigned, before those of its promises.
alter table sla_case add column calendar text;

-- Open clocks that are computed again in the background, page by page in the order of their subjects.
create table clock_recomputation (
    id         uuid        primary key,
    kind       text        not null check (kind in ('CALENDAR', 'CUSTOMER', 'TEAM', 'REGION', 'POLICY')),
    key        text        not null,
    by_user    uuid,
    asked_at   timestamptz not null,
    -- Transactions before this one may still count by what was before; they must have ended first.
    fence      bigint,
    place      uuid,
    total      bigint      not null default 0,
    done       bigint      not null default 0,
    earlier    bigint      not null default 0,
    later      bigint      not null default 0,
    failures   integer     not null default 0,
    not_before timestamptz not null,
    ended_at   timestamptz,
    superseded boolean     not null default false
);

create index clock_recomputation_to_do on clock_recomputation (asked_at) where ended_at is null;
create index clock_recomputation_by_key on clock_recomputation (kind, key, asked_at);

drop index sla_clock_by_calendar;
create index sla_clock_by_calendar on sla_clock (calendar, subject_id) where phase <> 'STOPPED';
