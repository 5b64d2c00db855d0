-- The end of a case ends all of its clocks. What it ended before the due time and without the answer is neither kept
-- nor broken, and counted by itself.
alter table sla_clock add column unanswered boolean not null default false;

update sla_clock k
set unanswered = true
where k.phase = 'STOPPED'
    and (
        (k.metric = 'first-response'
            and not exists (
                select 1
                from sla_event e
                where e.subject_id = k.subject_id
                    and e.kind = 'AGENT_REPLY'))
        or (k.metric = 'next-response'
            and not exists (
                select 1
                from sla_event e
                where e.subject_id = k.subject_id
                    and e.kind = 'AGENT_REPLY'
                    and e.at >= k.stopped_at))
        or (k.metric not in ('first-response', 'next-response')
            and exists (
                select 1
                from sla_event e
                where e.subject_id = k.subject_id
                    and e.kind = 'MERGED'
                    and date_trunc('milliseconds', e.at) = k.stopped_at))
    );

alter table sla_trend add column unanswered integer not null default 0;

drop trigger sla_clock_trends_changed on sla_clock;

create trigger sla_clock_trends_changed
    after update on sla_clock
    for each row
    when (
        old.stopped_at is distinct from new.stopped_at
        or old.breached_at is distinct from new.breached_at
        or old.unanswered <> new.unanswered
        or old.policy <> new.policy
        or (new.stopped_at is not null and (old.elapsed_ms <> new.elapsed_ms or old.paused_ms <> new.paused_ms))
    )
    execute function sla_clock_trends();

insert into sla_trend_mark (at)
select distinct date_trunc('day', stopped_at)
from sla_clock
where unanswered;

-- First responses that ran on although their cases had ended.
insert into clock_recomputation (id, kind, key, asked_at, not_before)
select gen_random_uuid(), 'POLICY', 'all', now(), now()
where exists (
    select 1
    from sla_clock
    where phase <> 'STOPPED'
        and metric = 'first-response');
