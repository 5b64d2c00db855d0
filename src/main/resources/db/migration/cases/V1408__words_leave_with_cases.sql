-- What is told of a case that an import made stays when the case goes with the undo, without the words of it: nobody could
-- find them later by the customer whose they were (decision 070).

-- A case was opened, and is no more.
create function is_gone_case(id uuid) returns boolean
    language sql stable
    return exists (select from trail opened where opened.subject_id = is_gone_case.id and opened.kind = 'SubjectOpened')
        and not exists (select from subject where subject.id = is_gone_case.id);

-- Whoever updates a row, and however: it may only become what the erasure that is under way makes of it, or what is left when
-- its case is gone.
create or replace function trail_only_loses_words() returns trigger language plpgsql as $$
declare
    erasure uuid := nullif(current_setting('rapport.erasure', true), '');
begin
    if (new.id, new.subject_id, new.event_id, new.kind, new.at, new.recorded_at, new.actor)
            is distinct from (old.id, old.subject_id, old.event_id, old.kind, old.at, old.recorded_at, old.actor)
    then
        raise exception 'trail is only appended to';
    end if;
    if cast(new.details as text) = cast(trail_without_words(old.details, null) as text)
        and (erasure is not null and is_of_erasure(erasure, old.subject_id) or is_gone_case(old.subject_id))
    then
        return new;
    end if;
    if erasure is not null
        and old.kind in ('ParentChanged', 'MergedWith', 'MergeUndone')
        and is_linked_to_erasure(erasure, old.subject_id)
        and cast(new.details as text) = cast(trail_without_words(
            old.details,
            (select array_agg(value) from erasure_sought where request_id = erasure and kind = 'NAME')) as text)
    then
        return new;
    end if;
    raise exception 'trail is only appended to';
end
$$;

-- Says how many rows words left. It runs with the rights of who owns the trail, as those of erasures do; cases that are
-- still here are passed over.
create function words_leave_with_cases(cases uuid[]) returns bigint
    language plpgsql security definer as $$
declare
    changed bigint;
begin
    update trail
    set details = trail_without_words(details, null)
    where subject_id = any(cases)
        and is_gone_case(subject_id)
        and cast(details as text) <> cast(trail_without_words(details, null) as text);
    get diagnostics changed = row_count;
    return changed;
end
$$;

do $$
begin
    execute format('alter function words_leave_with_cases(uuid[]) set search_path = %I, pg_temp', current_schema);
end
$$;

select words_leave_with_cases(array(select subject_id from engine_case_gone));
