-- What happened to promises, in chains that cannot be changed without being found out (decision 007).
create table sla_ledger (
    -- Whose history this is: subject:<id>, calendar:<name>, policy, export ...
    chain       text collate "C" not null check (chain !~ '[\n\r]'),
    seq         bigint           not null,
    at          timestamptz      not null,
    kind        text             not null check (kind !~ '[\n\r]'),
    -- JSON, kept as it was written: its hash must not depend on how a database renders JSON.
    body        text             not null,
    by_user     uuid,
    recorded_at timestamptz      not null,
    previous    bytea            not null,
    hash        bytea            not null,
    primary key (chain, seq)
);

-- Rows lie in the order of their times, so that a small index finds those of a day.
create index sla_ledger_by_time on sla_ledger using brin (recorded_at) with (pages_per_range = 32, autosummarize = on);

-- One for each day over the last rows of the chains that grew that day (decision 007).
create table sla_anchor (
    day      date        primary key,
    chains   bigint      not null,
    made_at  timestamptz not null,
    previous bytea       not null,
    hash     bytea       not null
);

-- The lock that writers share and that closing a day takes for itself, and the time before which no row may be recorded.
create function sla_ledger_opens() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(7230250);
    perform set_config(
        'rapport.ledger_day',
        (select (max(day) + 1)::timestamp at time zone 'UTC' from sla_anchor)::text,
        true);
    return null;
end
$$;

-- Writers of one chain wait for each other: at the row of its case where there is one, else at a lock of its name.
-- Its plan is kept, so it must not be one for the few rows that there are at first.
create function sla_ledger_links() returns trigger language plpgsql set enable_seqscan = off as $$
declare
    last record;
begin
    if new.chain like 'subject:%' then
        perform 1 from sla_case where subject_id = substr(new.chain, 9)::uuid for no key update;
    end if;
    if new.chain not like 'subject:%' or not found then
        perform pg_advisory_xact_lock(7230251, hashtext(new.chain));
    end if;
    select seq, hash, recorded_at into last from sla_ledger where chain = new.chain order by seq desc limit 1;
    new.seq := coalesce(last.seq, 0) + 1;
    new.previous := coalesce(last.hash, '');
    new.recorded_at := greatest(
        clock_timestamp(), last.recorded_at, current_setting('rapport.ledger_day')::timestamptz);
    new.hash := sha256(
        new.previous || convert_to(
            concat_ws(
                E'\n',
                new.chain,
                new.seq,
                (extract(epoch from new.at) * 1000000)::bigint,
                new.kind,
                coalesce(new.by_user::text, ''),
                (extract(epoch from new.recorded_at) * 1000000)::bigint,
                new.body),
            'UTF8'));
    return new;
end
$$;

create trigger sla_ledger_opens
    before insert on sla_ledger
    for each statement execute function sla_ledger_opens();

create trigger sla_ledger_links
    before insert on sla_ledger
    for each row execute function sla_ledger_links();

create trigger sla_ledger_is_only_appended_to
    before update or delete or truncate on sla_ledger
    for each statement execute function sla_is_only_appended_to();

create trigger sla_anchor_is_only_appended_to
    before update or delete or truncate on sla_anchor
    for each statement execute function sla_is_only_appended_to();

-- Days are closed one after the other, beginning with the one on which the ledger was made.
insert into sla_anchor (day, chains, made_at, previous, hash)
select day, 0, made_at, '', sha256(convert_to(concat_ws(E'\n', to_char(day, 'YYYY-MM-DD'), (extract(epoch from made_at) * 1000000)::bigint, 0) || E'\n', 'UTF8'))
from (select (now() at time zone 'UTC')::date - 1 as day, now() as made_at) as made;

-- Each row of these tables has an entry that holds it whole, so that neither can be changed without the other.
create function sla_case_is_told() returns trigger language plpgsql set timezone = 'UTC' as $$
begin
    insert into sla_ledger (chain, at, kind, body)
    select
        'subject:' || subject_id,
        opened_at,
        'opened',
        json_build_object(
            'subject_id', subject_id, 'external', external, 'live', live, 'opened_at', opened_at,
            'facts', facts, 'promises', promises)
    from added;
    return null;
end
$$;

create function sla_event_is_told() returns trigger language plpgsql set timezone = 'UTC' as $$
begin
    insert into sla_ledger (chain, at, kind, body, by_user)
    select 'subject:' || subject_id, at, 'event', row_to_json(added), by_user
    from added
    order by id;
    return null;
end
$$;

create function sla_warning_is_told() returns trigger language plpgsql set timezone = 'UTC' as $$
begin
    insert into sla_ledger (chain, at, kind, body)
    select coalesce('subject:' || clock.subject_id, 'clock:' || added.clock_id), warned_at, 'warning', row_to_json(added)
    from added
    left join sla_clock clock on clock.id = added.clock_id
    order by added.clock_id, added.due_at;
    return null;
end
$$;

create function sla_breach_is_told() returns trigger language plpgsql set timezone = 'UTC' as $$
begin
    insert into sla_ledger (chain, at, kind, body)
    select 'subject:' || subject_id, due_at, 'breach', row_to_json(added)
    from added
    order by due_at, id;
    return null;
end
$$;

-- What people write may name people, and nothing leaves the ledger again: it holds the words' fingerprint.
create function breach_remark_is_told() returns trigger language plpgsql set timezone = 'UTC' as $$
begin
    insert into sla_ledger (chain, at, kind, body, by_user)
    select
        'subject:' || breach.subject_id,
        added.at,
        case when added.excuses then 'excuse' else 'remark' end,
        to_jsonb(added) || jsonb_build_object(
            'remark', encode(sha256(convert_to(added.id || E'\n' || added.remark, 'UTF8')), 'hex')),
        added.by_user
    from added
    join sla_breach breach on breach.id = added.breach_id
    order by added.id;
    return null;
end
$$;

create function business_calendar_is_told() returns trigger language plpgsql set timezone = 'UTC' as $$
begin
    insert into sla_ledger (chain, at, kind, body, by_user)
    select
        'calendar:' || name,
        changed_at,
        case tg_op when 'INSERT' then 'calendar-added' else 'calendar-changed' end,
        row_to_json(added),
        cast(to_jsonb(added) ->> 'changed_by' as uuid)
    from added
    order by name;
    return null;
end
$$;

create function sla_policy_is_told() returns trigger language plpgsql set timezone = 'UTC' as $$
begin
    insert into sla_ledger (chain, at, kind, body, by_user)
    values (
        'policy',
        coalesce(new.published_at, new.written_at),
        'policy-published',
        json_build_object(
            'rulebook', new.rulebook, 'version', new.version, 'fingerprint', new.fingerprint, 'shipped', new.shipped,
            'author', new.author),
        new.published_by);
    return null;
end
$$;

create trigger sla_case_is_told
    after insert on sla_case
    referencing new table as added
    for each statement execute function sla_case_is_told();

create trigger sla_event_is_told
    after insert on sla_event
    referencing new table as added
    for each statement execute function sla_event_is_told();

create trigger sla_warning_is_told
    after insert on sla_warning
    referencing new table as added
    for each statement execute function sla_warning_is_told();

create trigger sla_breach_is_told
    after insert on sla_breach
    referencing new table as added
    for each statement execute function sla_breach_is_told();

create trigger breach_remark_is_told
    after insert on breach_remark
    referencing new table as added
    for each statement execute function breach_remark_is_told();

create trigger business_calendar_added_is_told
    after insert on business_calendar
    referencing new table as added
    for each statement execute function business_calendar_is_told();

create trigger business_calendar_changed_is_told
    after update on business_calendar
    referencing new table as added
    for each statement execute function business_calendar_is_told();

create trigger sla_policy_added_is_told
    after insert on rulebook_version
    for each row
    when (new.state = 'PUBLISHED' and new.rulebook like 'sla-%')
    execute function sla_policy_is_told();

create trigger sla_policy_changed_is_told
    after update on rulebook_version
    for each row
    when (new.state = 'PUBLISHED' and old.state <> 'PUBLISHED' and new.rulebook like 'sla-%')
    execute function sla_policy_is_told();

-- What was there before the ledger, as it is now.
set timezone = 'UTC';

insert into sla_ledger (chain, at, kind, body)
select
    'subject:' || subject_id,
    opened_at,
    'opened',
    json_build_object(
        'subject_id', subject_id, 'external', external, 'live', live, 'opened_at', opened_at,
        'facts', facts, 'promises', promises)
from sla_case
order by opened_at, subject_id;

insert into sla_ledger (chain, at, kind, body, by_user)
select 'subject:' || subject_id, at, 'event', row_to_json(sla_event), by_user
from sla_event
order by id;

insert into sla_ledger (chain, at, kind, body)
select coalesce('subject:' || clock.subject_id, 'clock:' || clock_id), warned_at, 'warning', row_to_json(sla_warning)
from sla_warning
left join sla_clock clock on clock.id = clock_id
order by warned_at;

insert into sla_ledger (chain, at, kind, body)
select 'subject:' || subject_id, due_at, 'breach', row_to_json(sla_breach)
from sla_breach
order by recorded_at;

insert into sla_ledger (chain, at, kind, body, by_user)
select
    'subject:' || subject_id,
    remark.at,
    case when excuses then 'excuse' else 'remark' end,
    to_jsonb(remark) || jsonb_build_object(
        'remark', encode(sha256(convert_to(remark.id || E'\n' || remark.remark, 'UTF8')), 'hex')),
    by_user
from breach_remark remark
join sla_breach breach on breach.id = breach_id
order by remark.id;

insert into sla_ledger (chain, at, kind, body)
select 'calendar:' || name, changed_at, 'calendar-added', row_to_json(business_calendar)
from business_calendar
order by name;

insert into sla_ledger (chain, at, kind, body, by_user)
select
    'policy',
    coalesce(published_at, written_at),
    'policy-published',
    json_build_object(
        'rulebook', rulebook, 'version', version, 'fingerprint', fingerprint, 'shipped', shipped, 'author', author),
    published_by
from rulebook_version
where state = 'PUBLISHED'
    and rulebook like 'sla-%'
order by rulebook;

reset timezone;
