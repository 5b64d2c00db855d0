-- What was said of a breach stays as it was but for the words of it, when the customer is erased (decision 043). The ledger
-- has only their hash, and its check takes the mark for them.
drop trigger breach_remark_is_only_appended_to on breach_remark;

create trigger breach_remark_is_only_appended_to
    before delete or truncate on breach_remark
    for each statement execute function sla_is_only_appended_to();

create function breach_remark_only_loses_words() returns trigger language plpgsql as $$
begin
    if (new.id, new.breach_id, new.cause, new.excuses, new.by_user, new.at)
            is not distinct from (old.id, old.breach_id, old.cause, old.excuses, old.by_user, old.at)
        and new.remark = '[erased · 已删除]'
        and is_of_erasure(
            cast(nullif(current_setting('rapport.erasure', true), '') as uuid),
            (select subject_id from sla_breach where id = old.breach_id))
    then
        return new;
    end if;
    raise exception 'breach_remark is only appended to';
end
$$;

create trigger breach_remark_only_loses_words
    before update on breach_remark
    for each row execute function breach_remark_only_loses_words();

create function erase_remarks(erasure uuid) returns bigint
    language plpgsql security definer as $$
declare
    theirs  uuid[] := subjects_of_erasure(erasure);
    changed bigint;
begin
    if theirs is null then
        raise exception 'no erasure % is under way', erasure;
    end if;
    perform set_config('rapport.erasure', cast(erasure as text), true);
    update breach_remark
    set remark = '[erased · 已删除]'
    where breach_id in (select id from sla_breach where subject_id = any(theirs))
        and remark <> '[erased · 已删除]';
    get diagnostics changed = row_count;
    perform set_config('rapport.erasure', '', true);
    return changed;
end
$$;

do $$
begin
    execute format('alter function erase_remarks(uuid) set search_path = %I, pg_temp', current_schema);
end
$$;
