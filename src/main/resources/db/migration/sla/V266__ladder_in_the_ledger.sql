-- Steps of ladders and what became of them are in the ledger, each whole, as the rows of the log and breaches are.
create function sla_ladder_step_is_told() returns trigger language plpgsql set timezone = 'UTC' as $$
begin
    insert into sla_ledger (chain, at, kind, body)
    select 'subject:' || subject_id, reached_at, 'ladder-step', row_to_json(added)
    from added
    order by reached_at, id;
    return null;
end
$$;

create function sla_ladder_outcome_is_told() returns trigger language plpgsql set timezone = 'UTC' as $$
begin
    insert into sla_ledger (chain, at, kind, body)
    select 'subject:' || step.subject_id, added.at, 'ladder-outcome', row_to_json(added)
    from added
    join sla_ladder_step step on step.id = added.step_id
    order by added.id;
    return null;
end
$$;

create trigger sla_ladder_step_is_told
    after insert on sla_ladder_step
    referencing new table as added
    for each statement execute function sla_ladder_step_is_told();

create trigger sla_ladder_outcome_is_told
    after insert on sla_ladder_outcome
    referencing new table as added
    for each statement execute function sla_ladder_outcome_is_told();

set timezone = 'UTC';

insert into sla_ledger (chain, at, kind, body)
select 'subject:' || subject_id, reached_at, 'ladder-step', row_to_json(sla_ladder_step)
from sla_ladder_step
order by reached_at, id;

insert into sla_ledger (chain, at, kind, body)
select 'subject:' || step.subject_id, became.at, 'ladder-outcome', row_to_json(became)
from sla_ladder_outcome became
join sla_ladder_step step on step.id = became.step_id
order by became.id;

reset timezone;
