-- The team that holds a clock's case: what a team must look at next is read in the order of due times.
alter table sla_clock add column case_team text;

update sla_clock
set case_team = sla_case.team
from sla_case
where sla_case.subject_id = sla_clock.subject_id
    and sla_case.team is not null;

create index sla_clock_to_breach_of_team on sla_clock (case_team, calendar, around_the_clock, due_at, id)
    where phase = 'COUNTING';

create function sla_clock_changes_team() returns trigger language plpgsql as $$
begin
    update sla_clock
    set case_team = new.team
    where subject_id = new.subject_id
        and case_team is distinct from new.team;
    return null;
end
$$;

create trigger sla_clock_changes_team
    after update on sla_case
    for each row
    when (old.team is distinct from new.team)
    execute function sla_clock_changes_team();

-- Cases of opportunities were opened without their owner.
update sla_case
set owner_id = opportunity.owner_id
from opportunity
where opportunity.id = sla_case.subject_id
    and sla_case.owner_id is null;
