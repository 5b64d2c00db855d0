-- Marks and entries of breaches for all rows of a statement at once, and each instant once.
drop trigger sla_clock_trends_added on sla_clock;
drop trigger sla_breach_trends on sla_breach;
drop trigger sla_breach_is_entered on sla_breach;
drop trigger sla_event_trends on sla_event;

create function sla_clocks_mark_trends() returns trigger language plpgsql as $$
begin
    insert into sla_trend_mark (at)
    select opened_at
    from sla_case
    where subject_id in (select subject_id from added)
    union
    select stopped_at
    from added
    where stopped_at is not null;
    return null;
end
$$;

create or replace function sla_breach_is_entered() returns trigger language plpgsql as $$
begin
    insert into sla_trend_mark (at)
    select distinct due_at
    from added;
    insert into breach_entry
    select b.id, b.due_at, b.subject_id, b.metric, b.policy, c.facts ->> 'caseType', c.facts ->> 'tier', b.team,
        b.owner_id, null, false
    from added b
    join sla_case c on c.subject_id = b.subject_id;
    return null;
end
$$;

create function sla_events_mark_trends() returns trigger language plpgsql as $$
begin
    insert into sla_trend_mark (at)
    select distinct opened_at
    from sla_case
    where subject_id in (select subject_id from added where kind = 'ASSIGNED');
    return null;
end
$$;

create trigger sla_clocks_mark_trends
    after insert on sla_clock
    referencing new table as added
    for each statement execute function sla_clocks_mark_trends();

create trigger sla_breach_is_entered
    after insert on sla_breach
    referencing new table as added
    for each statement execute function sla_breach_is_entered();

create trigger sla_events_mark_trends
    after insert on sla_event
    referencing new table as added
    for each statement execute function sla_events_mark_trends();

drop function sla_breach_trends();
drop function sla_event_trends();
