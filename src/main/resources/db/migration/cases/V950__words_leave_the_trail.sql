-- Nobody changes the trail; but the words of a person who is erased leave it, and nothing else of a row does (decision 043).

-- What says nothing in a person's own words: ids, days, and words of closed lists by the names of the events' components.
-- Whatever is not listed here is a person's word.
create function is_nobodys_word(name text, value text) returns boolean
    language sql immutable parallel safe
    return name in (
            'team', 'channel', 'metric', 'step', 'currency', 'amount', 'proposal', 'decision', 'category', 'tier', 'tierBefore',
            'language', 'languageBefore', 'number', 'intoNumber', 'duplicateNumber', 'opportunity', 'stayed')
        or value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        or value ~ '^\d{4}-\d\d-\d\d$';

-- One detail without words, or only without these words.
create function without_words(name text, value json, these text[]) returns json
    language plpgsql immutable parallel safe as $$
begin
    case json_typeof(value)
        when 'array' then
            return coalesce(
                (select json_agg(without_words(name, one, these) order by place)
                from json_array_elements(value) with ordinality as list (one, place)),
                '[]');
        when 'object' then
            -- the trail marks people, customers, cases, times and words of enumerations as what they are
            if (select count(*) = 1 and bool_and(key in ('user', 'customer', 'subject', 'instant', 'word'))
                from json_object_keys(value) as key)
            then
                return value;
            end if;
        when 'string' then
            if is_nobodys_word(name, value #>> '{}') or these is not null and not (value #>> '{}' = any(these)) then
                return value;
            end if;
        else
            return value;
    end case;
    return '{"word":"Erased.WORDS"}';
end
$$;

-- All details; they stay as they are to the letter where no word leaves them.
create function trail_without_words(details json, these text[]) returns json
    language plpgsql immutable parallel safe as $$
declare
    shorter json := (
        select json_object_agg(key, without_words(key, value, these) order by place)
        from json_each(details) with ordinality as detail (key, value, place));
begin
    return case when shorter is null or cast(shorter as jsonb) = cast(details as jsonb) then details else shorter end;
end
$$;

-- Where things about the customer of an erasure that is under way stand: under its ids, and those of its cases.
create function subjects_of_erasure(erasure uuid) returns uuid[]
    language sql stable
    return (
        with erased as (
            select customer_id
            from privacy_request
            where id = erasure
                and kind = 'ERASURE'
                and state = 'ERASING')
        select array_agg(id)
        from (
            select customer_id as id
            from erased
            union
            select old_id
            from customer_alias
            join erased on canonical_id = erased.customer_id
            union
            select subject.id
            from subject
            join erased on subject.customer_id = erased.customer_id) as one);

-- The same asked of one row's subject.
create function is_of_erasure(erasure uuid, subject_id uuid) returns boolean
    language sql stable
    return exists (
        select
        from privacy_request request
        where request.id = erasure
            and request.kind = 'ERASURE'
            and request.state = 'ERASING'
            and (request.customer_id = subject_id
                or exists (select from customer_alias where old_id = subject_id and canonical_id = request.customer_id)
                or exists (select from subject where id = subject_id and customer_id = request.customer_id)));

-- What tells of another customer and names this one: to whom it belonged, and with whom it was one.
create function is_linked_to_erasure(erasure uuid, other uuid) returns boolean
    language sql stable
    return exists (
        select
        from privacy_request request
        where request.id = erasure
            and request.kind = 'ERASURE'
            and request.state = 'ERASING'
            and (exists (select from customer where id = other and parent_id = request.customer_id)
                or exists (
                    select
                    from profile_change
                    where customer_id = other
                        and what = 'PARENT'
                        and cast(request.customer_id as text) in (before ->> 'id', after ->> 'id'))
                or exists (
                    select
                    from customer_merge
                    where survivor_id = other and gone_id = request.customer_id
                        or survivor_id = request.customer_id and gone_id = other)));

create table trail_erasure (
    id         bigint      generated always as identity primary key,
    erasure_id uuid        not null,
    at         timestamptz not null default clock_timestamp(),
    -- Rows that were looked at, the id of the last of them, and those that words left.
    looked_at  bigint      not null,
    up_to      bigint      not null,
    changed    bigint      not null
);

create index trail_erasure_of on trail_erasure (erasure_id);

create function trail_is_only_appended_to() returns trigger language plpgsql as $$
begin
    raise exception '% is only appended to', tg_table_name;
end
$$;

create trigger trail_erasure_is_only_appended_to
    before update or delete or truncate on trail_erasure
    for each statement execute function trail_is_only_appended_to();

-- Whoever updates a row, and however: it may only become what the erasure that is under way makes of it.
create function trail_only_loses_words() returns trigger language plpgsql as $$
declare
    erasure uuid := nullif(current_setting('rapport.erasure', true), '');
begin
    if erasure is null
        or (new.id, new.subject_id, new.event_id, new.kind, new.at, new.recorded_at, new.actor)
            is distinct from (old.id, old.subject_id, old.event_id, old.kind, old.at, old.recorded_at, old.actor)
    then
        raise exception 'trail is only appended to';
    end if;
    if cast(new.details as text) = cast(trail_without_words(old.details, null) as text)
        and is_of_erasure(erasure, old.subject_id)
    then
        return new;
    end if;
    if old.kind in ('ParentChanged', 'MergedWith', 'MergeUndone')
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

drop trigger trail_is_only_appended_to on trail;
drop function refuse_change();

create trigger trail_is_only_appended_to
    before delete or truncate on trail
    for each statement execute function trail_is_only_appended_to();

create trigger trail_only_loses_words
    before update on trail
    for each row execute function trail_only_loses_words();

-- The next rows of an erasure that is under way; none are left when fewer were looked at than asked for. It runs with the
-- rights of who owns the trail, since the application has none to change it.
create function erase_words_of_trail(erasure uuid, after_id bigint, most integer) returns trail_erasure
    language plpgsql security definer as $$
declare
    theirs uuid[] := subjects_of_erasure(erasure);
    done   trail_erasure;
begin
    if theirs is null then
        raise exception 'no erasure % is under way', erasure;
    end if;
    perform set_config('rapport.erasure', cast(erasure as text), true);
    with page as materialized (
        select id
        from trail
        where subject_id = any(theirs)
            and id > after_id
        order by id
        limit most),
    changed as (
        update trail
        set details = trail_without_words(details, null)
        from page
        where trail.id = page.id
            and cast(details as text) <> cast(trail_without_words(details, null) as text)
        returning trail.id)
    insert into trail_erasure (erasure_id, looked_at, up_to, changed)
    select erasure, count(*), coalesce(max(id), after_id), (select count(*) from changed)
    from page
    returning * into done;
    perform set_config('rapport.erasure', '', true);
    return done;
end
$$;

-- The names of the person in what is told of others.
create function erase_names_from_trails(erasure uuid) returns trail_erasure
    language plpgsql security definer as $$
declare
    one    uuid   := (select customer_id from privacy_request where id = erasure);
    others uuid[] := (
        select array_agg(id)
        from (
            select id
            from customer
            where parent_id = one
            union
            select customer_id
            from profile_change
            where what = 'PARENT'
                and cast(one as text) in (before ->> 'id', after ->> 'id')
            union
            select gone_id
            from customer_merge
            where survivor_id = one
            union
            select survivor_id
            from customer_merge
            where gone_id = one) as linked (id));
    names  text[] := (select array_agg(value) from erasure_sought where request_id = erasure and kind = 'NAME');
    done   trail_erasure;
begin
    if subjects_of_erasure(erasure) is null then
        raise exception 'no erasure % is under way', erasure;
    end if;
    perform set_config('rapport.erasure', cast(erasure as text), true);
    with changed as (
        update trail
        set details = trail_without_words(details, names)
        where subject_id = any(others)
            and kind in ('ParentChanged', 'MergedWith', 'MergeUndone')
            and names is not null
            and cast(details as text) <> cast(trail_without_words(details, names) as text)
        returning id)
    insert into trail_erasure (erasure_id, looked_at, up_to, changed)
    select erasure, count(*), coalesce(max(id), 0), count(*)
    from changed
    returning * into done;
    perform set_config('rapport.erasure', '', true);
    return done;
end
$$;

-- Whoever calls them brings no tables of their own.
do $$
declare
    name text;
begin
    foreach name in array array[
        'erase_words_of_trail(uuid, bigint, integer)', 'erase_names_from_trails(uuid)']
    loop
        execute format('alter function %s set search_path = %I, pg_temp', name, current_schema);
    end loop;
end
$$;
