-- A metric may be measured in rounds, each with a clock of its own; which waiting pauses it has a name.
-- Rounds may change their numbers among themselves within one statement.
alter table sla_clock
    add column round            integer not null default 1,
    add column around_the_clock boolean not null default false,
    add column ladder           text    not null default 'ticket',
    alter column pauses type text using case when pauses then 'any' else 'none' end,
    drop constraint sla_clock_subject_id_metric_key,
    add constraint sla_clock_by_round unique (subject_id, metric, round) deferrable initially immediate;

alter table sla_breach add column round integer not null default 1;

update sla_clock
set ladder = facts ->> 'caseType'
from sla_case
where sla_case.subject_id = sla_clock.subject_id;

alter table sla_clock alter column ladder drop default;

update sla_case
set promises = (
    select jsonb_agg(
        promise || jsonb_build_object(
            'ladder', facts ->> 'caseType',
            'target', promise -> 'target' || jsonb_build_object(
                'pauses', case when (promise -> 'target' ->> 'pauses')::boolean then 'any' else 'none' end,
                'aroundTheClock', false))
        order by place)
    from jsonb_array_elements(promises) with ordinality as one (promise, place)
)
where promises <> '[]';
