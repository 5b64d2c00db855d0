-- Customers to be judged by the rulebook: they changed, or something it looks at did. Rows are only appended and taken
-- away, so that nobody who changes a customer waits for anybody.
create table judgement_due (
    place       bigint generated always as identity primary key,
    customer_id uuid   not null
);

-- What the rulebook said last of a customer, why, and of what it knew then.
create table customer_judgement (
    customer_id uuid        primary key references customer on delete cascade,
    version     integer     not null,
    judged_at   timestamptz not null,
    -- The day from which it may say otherwise though nothing happens.
    look_at     date,
    stage       text,
    tier        text,
    -- Word, since when it is said, and until when at most it is there.
    tags        jsonb       not null,
    reasons     jsonb       not null,
    facts       jsonb       not null
);

create index customer_judgement_by_look on customer_judgement (look_at) where look_at is not null;

-- What a person or a file set, whatever the rulebook says: a stage, a tier, or that a tag is not put on.
create table rule_override (
    customer_id uuid        not null references customer on delete cascade,
    what        text        not null check (what in ('STAGE', 'TIER', 'TAG')),
    -- The word of a tag in lower case; empty for others.
    which       text        not null default '',
    -- Absent for a tag.
    says        text,
    why         text,
    source      text        not null check (source in ('PERSON', 'FILE', 'BEFORE')),
    set_by      uuid,
    set_at      timestamptz not null,
    until       timestamptz,
    -- The import that set it, and what stood there before, which its undo puts back.
    import_id   uuid,
    was         jsonb,
    primary key (customer_id, what, which),
    check ((what = 'TAG') = (says is null))
);

create index rule_override_by_end on rule_override (until) where until is not null;
create index rule_override_of_import on rule_override (import_id, customer_id) where import_id is not null;

-- How far the background work is.
create table judgement_state (
    one       boolean     primary key default true check (one),
    -- Of the rulebook by which all customers are judged; another one means that all are due.
    version   integer     not null default 0,
    -- The last customer that is due by the present version; none when all are.
    marked_to uuid,
    swept_at  timestamptz
);

insert into judgement_state default values;

-- What was set before there were rules stays: tiers other than the usual one, those of which somebody wrote how the
-- customer is served, and those from files that told tiers.
insert into rule_override (customer_id, what, says, source, set_by, set_at)
select customer.id, 'TIER', tier, case when terms_by is null then 'BEFORE' else 'PERSON' end, terms_by,
    coalesce(terms_at, created_at)
from customer
where erased_at is null
    and (tier <> 'standard'
        or terms_by is not null
        or import_id in (select import_id from customer where tier <> 'standard' and import_id is not null));

insert into rule_override (customer_id, what, says, source, set_at)
select id, 'STAGE', lifecycle, 'BEFORE', created_at
from customer
where lifecycle <> 'PROSPECT'
    and erased_at is null;

-- The judging itself makes nobody due.
create function judging_is_away() returns boolean language sql stable as $$
    select current_setting('rapport.judging', true) is distinct from 'on'
$$;

create function new_customers_are_judged() returns trigger language plpgsql as $$
begin
    insert into judgement_due (customer_id)
    select id
    from added;
    return null;
end
$$;

create function changed_customers_are_judged() returns trigger language plpgsql as $$
begin
    if judging_is_away() then
        insert into judgement_due (customer_id)
        select added.id
        from added
        join removed using (id)
        where (added.kind, added.owner_id is null, added.tier, added.lifecycle)
            is distinct from (removed.kind, removed.owner_id is null, removed.tier, removed.lifecycle);
    end if;
    return null;
end
$$;

create function customers_of_parts_are_judged() returns trigger language plpgsql as $$
begin
    if judging_is_away() then
        insert into judgement_due (customer_id)
        select distinct customer_id
        from changed;
    end if;
    return null;
end
$$;

create trigger new_customers_are_judged
    after insert on customer
    referencing new table as added
    for each statement execute function new_customers_are_judged();

create trigger changed_customers_are_judged
    after update on customer
    referencing new table as added old table as removed
    for each statement execute function changed_customers_are_judged();

-- Made anew whenever purchases of a customer are written.
create trigger customers_with_purchases_are_judged
    after insert on purchase_rhythm
    referencing new table as changed
    for each statement execute function customers_of_parts_are_judged();

create trigger customers_without_purchases_are_judged
    after delete on purchase_rhythm
    referencing old table as changed
    for each statement execute function customers_of_parts_are_judged();

create trigger customers_with_needs_are_judged
    after insert on customer_need
    referencing new table as changed
    for each statement execute function customers_of_parts_are_judged();

create trigger customers_without_needs_are_judged
    after delete on customer_need
    referencing old table as changed
    for each statement execute function customers_of_parts_are_judged();

create trigger customers_set_by_hand_are_judged
    after insert on rule_override
    referencing new table as changed
    for each statement execute function customers_of_parts_are_judged();

create trigger customers_set_otherwise_are_judged
    after update on rule_override
    referencing new table as changed
    for each statement execute function customers_of_parts_are_judged();

create trigger customers_let_to_rules_are_judged
    after delete on rule_override
    referencing old table as changed
    for each statement execute function customers_of_parts_are_judged();
