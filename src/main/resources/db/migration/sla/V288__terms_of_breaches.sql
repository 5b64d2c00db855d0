-- What else was promised when the promise was broken, so that a breach explains itself whatever is promised later.
alter table sla_breach
    add column pauses           text,
    add column around_the_clock boolean,
    add column warn_fraction    double precision,
    add column calendar_version integer;

-- Breaches from before: what their clocks still say of the same promise, and the calendar as it was then.
alter table sla_breach disable trigger sla_breach_is_only_appended_to;

update sla_breach b
set pauses = k.pauses,
    around_the_clock = k.around_the_clock,
    warn_fraction = k.warn_fraction
from sla_clock k
where k.id = b.clock_id
    and k.policy = b.policy
    and k.target_seconds = b.target_seconds;

update sla_breach b
set calendar_version = coalesce(
    (
        select max(version)
        from business_calendar_version v
        where v.name = b.calendar
            and v.changed_at <= b.recorded_at
    ),
    (select min(version) from business_calendar_version v where v.name = b.calendar));

alter table sla_breach enable trigger sla_breach_is_only_appended_to;
