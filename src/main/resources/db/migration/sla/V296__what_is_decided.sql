-- What a case is promised is in the ledger each time it changes, so that the check can compare it with the case.
create function sla_promises_are_told() returns trigger language plpgsql set timezone = 'UTC' as $$
begin
    insert into sla_ledger (chain, at, kind, body)
    values ('subject:' || new.subject_id, clock_timestamp(), 'promises', json_build_object('promises', new.promises));
    return null;
end
$$;

create trigger sla_promises_are_told
    after update of promises on sla_case
    for each row
    when (old.promises is distinct from new.promises)
    execute function sla_promises_are_told();

set timezone = 'UTC';

insert into sla_ledger (chain, at, kind, body)
select 'subject:' || subject_id, now(), 'promises', json_build_object('promises', promises)
from sla_case
join sla_ledger opened on opened.chain = 'subject:' || subject_id and opened.kind = 'opened'
where promises is distinct from (opened.body::jsonb -> 'promises')
order by subject_id;

-- A policy that was published and withdrawn before the ledger was told of policies.
insert into sla_ledger (chain, at, kind, body, by_user)
select
    'policy',
    published_at,
    'policy-published',
    json_build_object(
        'rulebook', rulebook, 'version', version, 'fingerprint', fingerprint, 'shipped', shipped, 'author', author),
    published_by
from rulebook_version
where rulebook like 'sla-%'
    and state in ('PUBLISHED', 'RETIRED')
    and published_at is not null
    and not exists (
        select 1
        from sla_ledger
        where chain = 'policy'
            and kind = 'policy-published'
            and body::jsonb ->> 'rulebook' = rulebook
            and body::jsonb ->> 'version' = version::text)
order by rulebook, version;

reset timezone;

-- The text of a version is never another one; who published it, and when, is said once.
create function rulebook_version_is_as_written() returns trigger language plpgsql as $$
begin
    raise exception 'a version of a rulebook stays as it was written';
end
$$;

create trigger rulebook_version_is_as_written
    before update on rulebook_version
    for each row
    when (
        (old.rulebook, old.version, old.form, old.text, old.fingerprint, old.shipped, old.author, old.written_at)
            is distinct from
        (new.rulebook, new.version, new.form, new.text, new.fingerprint, new.shipped, new.author, new.written_at))
    execute function rulebook_version_is_as_written();

create trigger rulebook_version_stays
    before delete on rulebook_version
    for each row
    when (old.state in ('PUBLISHED', 'RETIRED'))
    execute function rulebook_version_is_as_written();

-- What a case was opened with.
create function sla_case_is_as_opened() returns trigger language plpgsql as $$
begin
    raise exception 'when and how a case was opened does not change';
end
$$;

create trigger sla_case_is_as_opened
    before update of subject_id, external, live, opened_at on sla_case
    for each row
    when ((old.subject_id, old.external, old.live, old.opened_at)
        is distinct from (new.subject_id, new.external, new.live, new.opened_at))
    execute function sla_case_is_as_opened();
