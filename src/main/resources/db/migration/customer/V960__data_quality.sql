-- Customers to be examined: they changed, or something about them did. Rows are only appended and taken away, so that
-- nobody who changes a customer waits for anybody.
create table quality_due (
    place       bigint generated always as identity primary key,
    customer_id uuid   not null
);

-- What is wrong with a customer, one row a check, as long as it is so. What: a word of a closed list.
create table quality_fault (
    customer_id uuid        not null references customer on delete cascade,
    quality     text        not null,
    what        text        not null,
    since       timestamptz not null,
    -- Of the customer or of its owner; none where nobody answers for it.
    team        text,
    primary key (customer_id, quality)
);

create index quality_fault_by_age on quality_fault (quality, since, customer_id);
create index quality_fault_by_what on quality_fault (quality, what, since, customer_id);
create index quality_fault_by_team on quality_fault (quality, team, since, customer_id);
create index quality_fault_by_team_and_what on quality_fault (quality, team, what, since, customer_id);

-- How many faults there are of a check in a team, and how many customers: the sum of what came and went. Nobody who
-- writes waits for another; what is told in many rows is put together now and then.
create table quality_tally (
    place   bigint generated always as identity primary key,
    quality text   not null,
    team    text   not null default '',
    many    bigint not null
);

-- How many there were at the end of a day, or are today.
create table quality_day (
    day     date   not null,
    quality text   not null,
    team    text   not null,
    many    bigint not null,
    primary key (day, quality, team)
);

-- The team that answers for a check instead of the teams of the customers.
create table quality_charge (
    quality    text        primary key,
    team       text        not null,
    changed_by uuid,
    changed_at timestamptz not null
);

-- How far the background work is.
create table quality_state (
    one           boolean     primary key default true check (one),
    -- Of the checks by which all customers were examined; another one means that all are due.
    definition    integer     not null default 0,
    swept_until   timestamptz,
    staff_changed boolean     not null default false
);

insert into quality_state default values;

insert into quality_tally (quality, many)
select 'CUSTOMERS', count(*)
from customer;

create index customer_tag_by_expiry on customer_tag (expires_at) where expires_at is not null;
create index customer_tag_by_age on customer_tag (added_at) where expires_at is null;
create index customer_without_owner on customer (team, id) where owner_id is null;

create function faults_are_counted() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into quality_tally (quality, team, many)
        select quality, coalesce(team, ''), count(*)
        from added
        group by quality, team;
    elsif tg_op = 'DELETE' then
        insert into quality_tally (quality, team, many)
        select quality, coalesce(team, ''), - count(*)
        from removed
        group by quality, team;
    else
        insert into quality_tally (quality, team, many)
        select quality, coalesce(team, ''), sum(one)
        from (
            select quality, team, 1 as one
            from added
            union all
            select quality, team, -1
            from removed) as turned
        group by quality, team
        having sum(one) <> 0;
    end if;
    return null;
end
$$;

create trigger added_faults_are_counted
    after insert on quality_fault
    referencing new table as added
    for each statement execute function faults_are_counted();

create trigger changed_faults_are_counted
    after update on quality_fault
    referencing new table as added old table as removed
    for each statement execute function faults_are_counted();

create trigger removed_faults_are_counted
    after delete on quality_fault
    referencing old table as removed
    for each statement execute function faults_are_counted();

create function new_customers_are_examined() returns trigger language plpgsql as $$
begin
    insert into quality_due (customer_id)
    select id
    from added;
    insert into quality_tally (quality, many)
    select 'CUSTOMERS', count(*)
    from added
    having count(*) > 0;
    return null;
end
$$;

create function gone_customers_are_counted() returns trigger language plpgsql as $$
begin
    insert into quality_tally (quality, many)
    select 'CUSTOMERS', - count(*)
    from removed
    having count(*) > 0;
    return null;
end
$$;

create function changed_customers_are_examined() returns trigger language plpgsql as $$
begin
    insert into quality_due (customer_id)
    select added.id
    from added
    join removed using (id)
    where (added.name, added.kind, added.owner_id, added.team)
        is distinct from (removed.name, removed.kind, removed.owner_id, removed.team);
    return null;
end
$$;

create function customers_of_parts_are_examined() returns trigger language plpgsql as $$
begin
    insert into quality_due (customer_id)
    select distinct customer_id
    from changed;
    return null;
end
$$;

-- Who had the number as well may be alone with it now: of very many, nobody is.
create function customers_of_former_points_are_examined() returns trigger language plpgsql as $$
begin
    insert into quality_due (customer_id)
    select customer_id
    from removed
    union
    select other.customer_id
    from (select distinct kind, value from removed where kind = 'PHONE') as former
    cross join lateral (
        select customer_id
        from contact_point
        where contact_point.kind = former.kind
            and contact_point.value = former.value
        limit 3) as other;
    return null;
end
$$;

create function customers_of_relations_are_examined() returns trigger language plpgsql as $$
begin
    insert into quality_due (customer_id)
    select from_id
    from changed
    where kind = 'WORKS_FOR'
    union
    select to_id
    from changed
    where kind = 'WORKS_FOR';
    return null;
end
$$;

create function customers_that_were_told_apart_are_examined() returns trigger language plpgsql as $$
begin
    insert into quality_due (customer_id)
    select unnest(array[added.one_id, added.other_id])
    from added
    join removed using (id)
    where added.state <> removed.state;
    return null;
end
$$;

create function pools_are_staffed_otherwise() returns trigger language plpgsql as $$
begin
    update quality_state
    set staff_changed = true
    where not staff_changed;
    return null;
end
$$;

create trigger new_customers_are_examined
    after insert on customer
    referencing new table as added
    for each statement execute function new_customers_are_examined();

create trigger gone_customers_are_counted
    after delete on customer
    referencing old table as removed
    for each statement execute function gone_customers_are_counted();

create trigger changed_customers_are_examined
    after update on customer
    referencing new table as added old table as removed
    for each statement execute function changed_customers_are_examined();

create trigger added_points_are_examined
    after insert on contact_point
    referencing new table as changed
    for each statement execute function customers_of_parts_are_examined();

create trigger changed_points_are_examined
    after update on contact_point
    referencing new table as changed
    for each statement execute function customers_of_parts_are_examined();

create trigger former_points_are_examined
    after update on contact_point
    referencing old table as removed
    for each statement execute function customers_of_former_points_are_examined();

create trigger removed_points_are_examined
    after delete on contact_point
    referencing old table as removed
    for each statement execute function customers_of_former_points_are_examined();

create trigger added_identities_are_examined
    after insert on social_identity
    referencing new table as changed
    for each statement execute function customers_of_parts_are_examined();

create trigger removed_identities_are_examined
    after delete on social_identity
    referencing old table as changed
    for each statement execute function customers_of_parts_are_examined();

create trigger added_tags_are_examined
    after insert on customer_tag
    referencing new table as changed
    for each statement execute function customers_of_parts_are_examined();

create trigger changed_tags_are_examined
    after update on customer_tag
    referencing new table as changed
    for each statement execute function customers_of_parts_are_examined();

create trigger removed_tags_are_examined
    after delete on customer_tag
    referencing old table as changed
    for each statement execute function customers_of_parts_are_examined();

create trigger pooled_customers_are_examined
    after insert on pool_customer
    referencing new table as changed
    for each statement execute function customers_of_parts_are_examined();

create trigger customers_out_of_pools_are_examined
    after delete on pool_customer
    referencing old table as changed
    for each statement execute function customers_of_parts_are_examined();

create trigger pools_are_staffed_otherwise
    after update on customer_pool
    for each statement execute function pools_are_staffed_otherwise();

create trigger added_relations_are_examined
    after insert on customer_relation
    referencing new table as changed
    for each statement execute function customers_of_relations_are_examined();

create trigger changed_relations_are_examined
    after update on customer_relation
    referencing new table as changed
    for each statement execute function customers_of_relations_are_examined();

create trigger removed_relations_are_examined
    after delete on customer_relation
    referencing old table as changed
    for each statement execute function customers_of_relations_are_examined();

create trigger customers_that_were_told_apart_are_examined
    after update on duplicate_pair
    referencing new table as added old table as removed
    for each statement execute function customers_that_were_told_apart_are_examined();
