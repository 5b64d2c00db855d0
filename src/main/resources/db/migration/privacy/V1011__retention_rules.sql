-- Which customers nobody needs any more. A rule is tried out before it is switched on; each change is another version.
create table retention_rule (
    id         uuid        primary key,
    name       text        not null,
    months     integer     not null check (months between 6 and 240),
    lifecycle  text,
    tag        text,
    version    integer     not null,
    enabled    boolean     not null default false,
    changed_by uuid,
    changed_at timestamptz not null
);

create unique index retention_rule_by_name on retention_rule (lower(name));

-- One look at all customers by a version of a rule, as it was then; how far it is stands here, so that it goes on.
create table retention_run (
    id        uuid        primary key,
    rule_id   uuid        not null references retention_rule,
    version   integer     not null,
    dry       boolean     not null,
    -- Of those that begin by themselves: one a night.
    night     date,
    since     timestamptz not null,
    lifecycle text,
    tag       text,
    begun_by  uuid,
    begun_at  timestamptz not null,
    reached   uuid,
    looked    bigint      not null default 0,
    found     bigint      not null default 0,
    ended_at  timestamptz,
    unique (rule_id, night)
);

create unique index retention_run_once on retention_run (rule_id) where ended_at is null;
create index retention_run_of_rule on retention_run (rule_id, id desc);
create index retention_run_open on retention_run (id) where ended_at is null;

-- Whom it found: of a dry run some, else all. Only those of the last of a kind are kept.
create table retention_found (
    run_id      uuid not null references retention_run,
    customer_id uuid not null,
    primary key (run_id, customer_id)
);

create index retention_found_of on retention_found (customer_id);
