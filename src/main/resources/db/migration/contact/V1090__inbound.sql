-- What came in from outside and is not worked yet. What was worked is remembered without its words for a while, so that
-- what comes again has no second effect; what nobody can read stays as it came until somebody looked or it is forgotten.
create table inbound (
    id          uuid        primary key,
    account_id  uuid        not null,
    there       text        not null,
    stream      text        not null,
    body        bytea,
    received_at timestamptz not null,
    state       text        not null default 'waiting' check (state in ('waiting', 'done', 'unreadable')),
    next_try    timestamptz not null,
    tries       integer     not null default 0,
    lease_until timestamptz,
    trouble     text,
    ended_at    timestamptz,
    constraint inbound_once unique (account_id, there),
    check (body is not null or state = 'done')
);

create index inbound_due on inbound (next_try, id) where state = 'waiting';
create index inbound_in_order on inbound (account_id, stream, received_at, id) where state = 'waiting';
create index inbound_ended on inbound (ended_at) where state <> 'waiting';
