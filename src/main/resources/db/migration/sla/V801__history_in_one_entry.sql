-- What is written of a case at once, such as the history of one that is imported, is one entry with all of its rows.
create or replace function sla_event_is_told() returns trigger language plpgsql set timezone = 'UTC' as $$
begin
    insert into sla_ledger (chain, at, kind, body, by_user)
    select
        'subject:' || subject_id,
        max(at),
        case count(*) when 1 then 'event' else 'history' end,
        case count(*) when 1 then (array_agg(row_to_json(added)))[1] else json_agg(row_to_json(added) order by id) end,
        case when count(by_user) = count(*) and count(distinct by_user) = 1 then (array_agg(by_user))[1] end
    from added
    group by subject_id
    order by min(id);
    return null;
end
$$;
