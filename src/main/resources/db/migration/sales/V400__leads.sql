create table lead (
    id             uuid        primary key,
    number         text        not null unique,
    name           text        not null check (length(name) between 1 and 200),
    company        text        check (length(company) <= 200),
    phone          text,
    email          text,
    source         text,
    city           text,
    external       text,
    facts          jsonb       not null,
    known_outcome  boolean,
    status         text        not null,
    checked        boolean     not null default false,
    points         integer,
    band           text,
    reasons        jsonb,
    rulebook_version integer,
    owner_id       uuid,
    team           text,
    customer_id    uuid,
    passed_over    uuid[]      not null default '{}',
    merged_into    uuid        references lead (id),
    discard_reason text,
    created_at     timestamptz not null,
    assigned_at    timestamptz,
    closed_at      timestamptz,
    -- Why its owner is its owner, or why nobody is.
    routing_reasons jsonb,
    tried_at       timestamptz,
    told_at        timestamptz
) with (fillfactor = 80);

create unique index lead_external on lead (external) where external is not null;
create index lead_by_phone on lead (phone) where phone is not null;
create index lead_by_email on lead (email) where email is not null;
create index lead_by_owner on lead (owner_id, id);
create index lead_by_team on lead (team, id);
create index lead_by_customer on lead (customer_id) where customer_id is not null;
create index lead_waiting_by_points on lead (points desc nulls last, id) where status = 'WAITING';
create index lead_waiting_by_patience on lead (tried_at, id) where status = 'WAITING';
create index lead_by_words on lead using gin ((name || ' ' || coalesce(company, '')) gin_trgm_ops);

-- How much each colleague holds, so that routing never counts leads.
create table lead_load (
    owner_id      uuid        primary key,
    open_leads    integer     not null check (open_leads >= 0),
    last_given_at timestamptz not null
) with (fillfactor = 50);
