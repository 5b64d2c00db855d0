-- Customers that match a condition.
create table segment (
    id            uuid        primary key,
    name          text        not null,
    purpose       text        not null,
    owner_id      uuid        not null,
    team          text        not null,
    condition     jsonb       not null,
    -- Tables whose changes may change who is in it.
    hears         text[]      not null,
    state         text        not null check (state in ('LIVE', 'FROZEN')),
    version       bigint      not null default 0,
    changed_by    uuid,
    changed_at    timestamptz not null,
    frozen_at     timestamptz,
    removed_at    timestamptz,
    -- Counts how often its condition was said; members are those of the one that was computed last.
    asked         bigint      not null default 1,
    computed      bigint      not null default 0,
    -- The transaction that first saw its condition: those that wrote before it may not know what it hears.
    horizon       xid8,
    horizon_of    bigint,
    members       bigint      not null default 0,
    -- Until when passing time was looked after.
    swept_at      timestamptz,
    -- Why it can be computed no more: the key of a text, and what it is about.
    stuck         text,
    stuck_about   text,
    stuck_at      timestamptz
);

create index segment_by_name on segment (lower(name), id);

-- They name their segment without a reference: a merge that is undone brings back members of segments that are gone.
create table segment_member (
    segment_id  uuid        not null,
    customer_id uuid        not null,
    since       timestamptz not null,
    primary key (segment_id, customer_id)
);

create index segment_member_of_customer on segment_member (customer_id);

-- Who came, who went, and how many where all were computed.
create table segment_change (
    id          uuid        primary key,
    segment_id  uuid        not null references segment on delete cascade,
    at          timestamptz not null,
    what        text        not null check (what in ('ENTERED', 'LEFT', 'COMPUTED', 'FROZEN', 'STUCK', 'WORKS_AGAIN')),
    customer_id uuid,
    came        bigint      not null default 0,
    went        bigint      not null default 0
);

create index segment_change_of on segment_change (segment_id, id desc);
create index segment_change_of_customer on segment_change (customer_id) where customer_id is not null;
create index segment_change_old on segment_change (at);

-- Customers of whom segments are to be decided again: something in a table changed, or time passed for one segment. Rows are
-- only appended and taken away, so that nobody who changes a customer waits for anybody.
create table segment_due (
    place       bigint generated always as identity primary key,
    customer_id uuid   not null,
    heard       text,
    segment_id  uuid
);

-- How many came or went that are not added to the segment's members yet: rows are only appended, so that nobody who moves or
-- erases a customer waits for anybody.
create table segment_tally (
    segment_id uuid   not null,
    many       bigint not null
);

create index segment_tally_of on segment_tally (segment_id);

create function segment_members_are_counted() returns trigger language plpgsql as $$
begin
    insert into segment_tally (segment_id, many)
    select segment_id, case tg_op when 'INSERT' then count(*) else - count(*) end
    from changed
    group by segment_id;
    return null;
end
$$;

create trigger came_members_are_counted
    after insert on segment_member
    referencing new table as changed
    for each statement execute function segment_members_are_counted();

create trigger gone_members_are_counted
    after delete on segment_member
    referencing old table as changed
    for each statement execute function segment_members_are_counted();

create function segment_members_go_with_it() returns trigger language plpgsql as $$
begin
    delete from segment_member where segment_id in (select id from gone);
    return null;
end
$$;

create trigger segment_members_go_with_it
    after delete on segment
    referencing old table as gone
    for each statement execute function segment_members_go_with_it();

-- Whether a live segment asks of a table. Most changes are of no interest to any, and cost this look alone.
create function is_heard_by_segments(heard_table text) returns boolean language sql stable as $$
    select exists (
        select from segment where state = 'LIVE' and removed_at is null and heard_table = any(hears))
$$;

-- Takes down whose rows changed. The argument is the column with customers' ids.
create function segments_hear() returns trigger language plpgsql as $$
begin
    if not is_heard_by_segments(tg_table_name) then return null; end if;
    execute format(
        'insert into segment_due (customer_id, heard)
        select distinct %1$I, %2$L from changed where %1$I is not null', tg_argv[0], tg_table_name);
    return null;
end
$$;

-- The same of rows that may be another customer's from now on.
create function segments_hear_of_both() returns trigger language plpgsql as $$
begin
    if not is_heard_by_segments(tg_table_name) then return null; end if;
    execute format(
        'insert into segment_due (customer_id, heard)
        select %1$I, %2$L from changed where %1$I is not null
        union
        select %1$I, %2$L from before_that where %1$I is not null', tg_argv[0], tg_table_name);
    return null;
end
$$;

-- New rows are customers that nobody knew. They may be in segments that ask for what is not there, whatever those hear.
create function segments_hear_of_newcomers() returns trigger language plpgsql as $$
begin
    insert into segment_due (customer_id)
    select id
    from changed
    where exists (select from segment where state = 'LIVE' and removed_at is null);
    return null;
end
$$;

-- For triggers of modules that know better whom a change matters to.
create function segments_hear_of_customers(heard_table text, customers uuid[]) returns void language sql as $$
    insert into segment_due (customer_id, heard)
    select distinct id, heard_table
    from unnest(customers) as meant (id)
    where id is not null and is_heard_by_segments(heard_table)
$$;

-- For migrations of modules that know something of customers: segments hear what changes in a table from now on.
create procedure segments_hear_of(heard_table text, customer text) language plpgsql as $$
begin
    execute format('create trigger segments_hear_of_new after insert on %I referencing new table as changed
        for each statement execute function segments_hear(%L)', heard_table, customer);
    execute format('create trigger segments_hear_of_gone after delete on %I referencing old table as changed
        for each statement execute function segments_hear(%L)', heard_table, customer);
    execute format('create trigger segments_hear_of_changed after update on %I
        referencing new table as changed old table as before_that
        for each statement execute function segments_hear_of_both(%L)', heard_table, customer);
end
$$;

-- The same of rows that belong to a case for good, whose customer is meant. The argument is the column with cases' ids.
create function segments_hear_by_case() returns trigger language plpgsql as $$
begin
    if not is_heard_by_segments(tg_table_name) then return null; end if;
    execute format(
        'insert into segment_due (customer_id, heard)
        select distinct s.customer_id, %2$L
        from changed
        join subject s on s.id = changed.%1$I
        where s.customer_id is not null', tg_argv[0], tg_table_name);
    return null;
end
$$;

create procedure segments_hear_of_cases(heard_table text, subject_column text) language plpgsql as $$
begin
    execute format('create trigger segments_hear_of_new after insert on %I referencing new table as changed
        for each statement execute function segments_hear_by_case(%L)', heard_table, subject_column);
    execute format('create trigger segments_hear_of_gone after delete on %I referencing old table as changed
        for each statement execute function segments_hear_by_case(%L)', heard_table, subject_column);
    execute format('create trigger segments_hear_of_changed after update on %I referencing new table as changed
        for each statement execute function segments_hear_by_case(%L)', heard_table, subject_column);
end
$$;
