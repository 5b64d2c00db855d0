-- Customers whose name, contact points, identities or facts changed since they were compared with all others. Rows are only
-- appended and taken away, so that nobody who changes a customer waits for anybody.
create table duplicate_due (
    place       bigint generated always as identity primary key,
    customer_id uuid   not null
);

-- What a customer must share with another, hashed, for the two to be compared at all.
create table duplicate_key (
    customer_id uuid     primary key references customer on delete cascade,
    keys        bigint[] not null
);

create index duplicate_key_by_key on duplicate_key using gin (keys);

-- Two customers that may be one. What people decided stays when one of them goes, in case it comes back.
create table duplicate_pair (
    id         uuid             primary key,
    one_id     uuid             not null,
    other_id   uuid             not null,
    is_firm    boolean          not null,
    zone       text             not null check (zone in ('SAME', 'REVIEW')),
    weight     double precision not null,
    is_swapped boolean          not null,
    reasons    jsonb            not null,
    state      text             not null default 'OPEN' check (state in ('OPEN', 'DIFFERENT')),
    decided_by uuid,
    decided_at timestamptz,
    found_at   timestamptz      not null,
    -- The run over all customers that found it last; none when it was found since.
    run_id     uuid,
    check (one_id < other_id),
    unique (one_id, other_id)
);

create index duplicate_pair_by_weight on duplicate_pair (state, zone desc, weight desc, id desc);
create index duplicate_pair_of_other on duplicate_pair (other_id);

-- What was learnt last of how much agreement weighs, for people and for firms.
create table duplicate_model (
    is_firm   boolean     primary key,
    learnt_at timestamptz not null,
    customers integer     not null,
    model     jsonb       not null
);

-- Runs over all customers. At most one goes on at a time, in one copy of the application.
create table duplicate_run (
    id           uuid        primary key,
    state        text        not null check (state in ('WAITING', 'RUNNING', 'DONE', 'STOPPED', 'FAILED')),
    started_by   uuid,
    created_at   timestamptz not null,
    ended_at     timestamptz,
    firms_turn   boolean     not null default false,
    -- The last customer of this turn that was compared with all later ones.
    after_id     uuid,
    customers    integer     not null default 0,
    compared     integer     not null default 0,
    looked_at    bigint      not null default 0,
    same         integer     not null default 0,
    review       integer     not null default 0,
    left_out       jsonb     not null default '{}',
    left_out_firms jsonb     not null default '{}',
    learnt_anew  boolean     not null default true,
    lease_owner  uuid,
    lease_until  timestamptz
);

create unique index duplicate_run_once on duplicate_run ((true)) where state in ('WAITING', 'RUNNING');
create index duplicate_run_by_time on duplicate_run (created_at desc);

create function customers_are_due() returns trigger language plpgsql as $$
begin
    insert into duplicate_due (customer_id)
    select id
    from added;
    return null;
end
$$;

create function changed_customers_are_due() returns trigger language plpgsql as $$
begin
    insert into duplicate_due (customer_id)
    select added.id
    from added
    join removed using (id)
    where (added.name, added.kind) is distinct from (removed.name, removed.kind);
    return null;
end
$$;

create function parts_of_customers_are_due() returns trigger language plpgsql as $$
begin
    insert into duplicate_due (customer_id)
    select distinct customer_id
    from changed;
    return null;
end
$$;

create trigger customers_are_due
    after insert on customer
    referencing new table as added
    for each statement execute function customers_are_due();

create trigger changed_customers_are_due
    after update on customer
    referencing new table as added old table as removed
    for each statement execute function changed_customers_are_due();

create trigger added_contact_points_are_due
    after insert on contact_point
    referencing new table as changed
    for each statement execute function parts_of_customers_are_due();

create trigger changed_contact_points_are_due
    after update on contact_point
    referencing new table as changed
    for each statement execute function parts_of_customers_are_due();

create trigger removed_contact_points_are_due
    after delete on contact_point
    referencing old table as changed
    for each statement execute function parts_of_customers_are_due();

create trigger added_identities_are_due
    after insert on social_identity
    referencing new table as changed
    for each statement execute function parts_of_customers_are_due();

create trigger changed_identities_are_due
    after update on social_identity
    referencing new table as changed
    for each statement execute function parts_of_customers_are_due();

create trigger removed_identities_are_due
    after delete on social_identity
    referencing old table as changed
    for each statement execute function parts_of_customers_are_due();

create trigger added_facts_are_due
    after insert on customer_fact
    referencing new table as changed
    for each statement execute function parts_of_customers_are_due();

create trigger changed_facts_are_due
    after update on customer_fact
    referencing new table as changed
    for each statement execute function parts_of_customers_are_due();

create trigger removed_facts_are_due
    after delete on customer_fact
    referencing old table as changed
    for each statement execute function parts_of_customers_are_due();

-- Those that are here already.
insert into duplicate_due (customer_id)
select id
from customer
order by id;
