-- A promise, that is a case's metric in a round, is broken once, however often its due time moves. Breaches written down
-- again stay, and are not counted; nor are those that turn out to be none.
create table sla_breach_turn (
    id            bigint      generated always as identity primary key,
    breach_id     uuid        not null references sla_breach (id),
    -- Whether it is one from now on.
    stands        boolean     not null,
    because       text        not null check (because in ('CORRECTION', 'CASE_HAD_ENDED')),
    -- Which recomputation found so.
    recomputation uuid,
    at            timestamptz not null
);

create index sla_breach_turn_by_breach on sla_breach_turn (breach_id, id desc);

create trigger sla_breach_turn_is_only_appended_to
    before update or delete or truncate on sla_breach_turn
    for each statement execute function sla_is_only_appended_to();

alter table breach_entry
    add column clock_id   uuid,
    add column started_at timestamptz,
    add column counted    boolean not null default true;

update breach_entry e
set clock_id = b.clock_id,
    started_at = b.started_at,
    counted = b.first_of_clock and b.first_of_round
from (
    select id, clock_id, started_at,
        row_number() over (partition by clock_id order by recorded_at, due_at, id) = 1 as first_of_clock,
        row_number() over (partition by subject_id, metric, started_at order by recorded_at, due_at, id) = 1
            as first_of_round
    from sla_breach
) b
where b.id = e.breach_id;

create or replace function sla_breach_is_entered() returns trigger language plpgsql as $$
begin
    insert into sla_trend_mark (at)
    select distinct due_at
    from added;
    insert into breach_entry
        (breach_id, due_at, subject_id, metric, policy, process, tier, team, owner_id, cause, excused, clock_id, started_at)
    select b.id, b.due_at, b.subject_id, b.metric, b.policy, c.facts ->> 'caseType', c.facts ->> 'tier', b.team,
        b.owner_id, null, false, b.clock_id, b.started_at
    from added b
    join sla_case c on c.subject_id = b.subject_id;
    return null;
end
$$;

create function sla_breach_turn_is_told() returns trigger language plpgsql set timezone = 'UTC' as $$
begin
    insert into sla_ledger (chain, at, kind, body)
    select
        'subject:' || b.subject_id,
        added.at,
        case when added.stands then 'breach-stands' else 'breach-taken-back' end,
        row_to_json(added)
    from added
    join sla_breach b on b.id = added.breach_id
    order by added.id;
    update breach_entry e
    set counted = last.stands
    from (
        select distinct on (breach_id) breach_id, stands
        from added
        order by breach_id, id desc
    ) last
    where e.breach_id = last.breach_id;
    insert into sla_trend_mark (at)
    select distinct b.due_at
    from added
    join sla_breach b on b.id = added.breach_id;
    return null;
end
$$;

create trigger sla_breach_turn_is_told
    after insert on sla_breach_turn
    referencing new table as added
    for each statement execute function sla_breach_turn_is_told();

-- First responses that ran on although their cases had ended in time.
insert into sla_breach_turn (breach_id, stands, because, at)
select b.id, false, 'CASE_HAD_ENDED', now()
from sla_breach b
join breach_entry e on e.breach_id = b.id and e.counted
where b.metric = 'first-response'
    and (
        select kind
        from sla_event
        where subject_id = b.subject_id
            and kind in ('SOLVED', 'CLOSED', 'MERGED', 'REOPENED')
            and at < b.due_at
        order by at desc, id desc
        limit 1
    ) in ('SOLVED', 'CLOSED', 'MERGED');

insert into sla_trend_mark (at)
select distinct date_trunc('day', due_at)
from breach_entry
where not counted;
