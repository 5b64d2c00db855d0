-- What was changed of a customer's profile: who, when, from what to what, where it came from. Only added to; goes with the
-- customer. What a fact says first is no change: the fact itself tells where it comes from.
create table profile_change (
    id          uuid        primary key,
    customer_id uuid        not null references customer on delete cascade,
    what        text        not null,
    -- Name of the fact, or id of what was changed; empty where a customer has only one.
    which       text        not null,
    before      jsonb,
    after       jsonb,
    at          timestamptz not null,
    changed_by  uuid,
    source      text        not null,
    file        text,
    line        bigint,
    undoes      uuid        references profile_change on delete cascade
);

create index profile_change_of on profile_change (customer_id, what, which, id);
create index profile_change_undone on profile_change (undoes);

-- Where what a fact says now comes from; absent for what is older than this.
alter table customer_fact
    add column at     timestamptz,
    add column by_id  uuid,
    add column source text,
    add column file   text,
    add column line   bigint;
