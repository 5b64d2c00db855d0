-- What breaches are found and counted by: one row for each, as things stood at the due time. Only how it was judged
-- last changes.
create table breach_entry (
    breach_id  uuid        primary key references sla_breach (id),
    due_at     timestamptz not null,
    subject_id uuid        not null,
    metric     text        not null,
    policy     text        not null,
    process    text        not null,
    tier       text,
    team       text,
    owner_id   uuid,
    cause      text,
    excused    boolean     not null
);

insert into breach_entry
select b.id, b.due_at, b.subject_id, b.metric, b.policy, c.facts ->> 'caseType', c.facts ->> 'tier', b.team, b.owner_id,
    r.cause, coalesce(r.excuses, false)
from sla_breach b
join sla_case c on c.subject_id = b.subject_id
left join lateral (
    select cause, excuses
    from breach_remark
    where breach_id = b.id
    order by id desc
    limit 1
) r on true;

create index breach_entry_by_time on breach_entry (due_at desc, breach_id desc);
create index breach_entry_by_subject on breach_entry (subject_id);
create index breach_entry_by_metric on breach_entry (metric, due_at desc, breach_id desc);
create index breach_entry_by_policy on breach_entry (policy, due_at desc, breach_id desc);
create index breach_entry_by_process on breach_entry (process, due_at desc, breach_id desc);
create index breach_entry_by_tier on breach_entry (tier, due_at desc, breach_id desc);
create index breach_entry_by_team on breach_entry (team, due_at desc, breach_id desc);
create index breach_entry_by_owner on breach_entry (owner_id, due_at desc, breach_id desc);
create index breach_entry_by_cause on breach_entry (cause, due_at desc, breach_id desc);

create function sla_breach_is_entered() returns trigger language plpgsql as $$
begin
    insert into breach_entry
    select new.id, new.due_at, new.subject_id, new.metric, new.policy, c.facts ->> 'caseType', c.facts ->> 'tier',
        new.team, new.owner_id, null, false
    from sla_case c
    where c.subject_id = new.subject_id;
    return null;
end
$$;

create trigger sla_breach_is_entered
    after insert on sla_breach
    for each row execute function sla_breach_is_entered();

create function breach_remark_is_entered() returns trigger language plpgsql as $$
begin
    update breach_entry
    set cause = new.cause, excused = new.excuses
    where breach_id = new.breach_id;
    return null;
end
$$;

create trigger breach_remark_is_entered
    after insert on breach_remark
    for each row execute function breach_remark_is_entered();

-- The promises that were kept, which breaches are counted beside.
create index sla_clock_kept on sla_clock (stopped_at) where phase = 'STOPPED';

-- Within one calendar, who falls due first has the least business time left.
create index sla_clock_to_breach on sla_clock (calendar, around_the_clock, due_at, id)
    where phase = 'COUNTING';
create index sla_clock_paused on sla_clock (as_of, id) where phase = 'PAUSED';

-- Lists of breaches that people put together and named, for themselves or for a team.
create table breach_view (
    id         uuid        primary key,
    user_id    uuid        not null references app_user (id),
    name       text        not null check (length(name) between 1 and 60),
    -- Who sees it beside its owner.
    team       text,
    address    text        not null check (length(address) <= 1000),
    created_at timestamptz not null,
    unique (user_id, name)
);

create index breach_view_by_team on breach_view (team);

-- What was taken out, written before the first byte left.
create table sla_export (
    id      uuid        primary key,
    kind    text        not null,
    filter  text        not null,
    entries integer     not null,
    -- Whether names of staff were in it.
    named   boolean     not null,
    by_user uuid        not null,
    at      timestamptz not null
);

create index sla_export_by_time on sla_export (at desc, id desc);

create trigger sla_export_is_only_appended_to
    before update or delete or truncate on sla_export
    for each statement execute function sla_is_only_appended_to();
