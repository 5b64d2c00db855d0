create table member (
    id uuid primary key,
    number text not null unique,
    customer_id uuid not null,
    group_name text not null check (length(group_name) between 1 and 100),
    channel text not null check (length(channel) between 1 and 40),
    state text not null check (state in ('JOINED', 'WAITING', 'RESTING', 'ADVOCATE')),
    level text,
    interest text,
    score int,
    reasons text[] not null default '{}',
    attempts int not null default 0 check (attempts >= 0),
    rewards int not null default 0 check (rewards >= 0),
    points int not null default 0 check (points >= 0),
    owner_id uuid,
    team text not null,
    joined_at timestamptz not null,
    last_seen_at timestamptz not null,
    state_since timestamptz not null,
    unique (customer_id, group_name)
);

create index member_falling_quiet on member (last_seen_at) where state = 'RESTING';

create table member_signal (
    id uuid primary key,
    member_id uuid not null references member,
    kind text not null check (kind in ('SOCIAL', 'CONVERSATION', 'INTENT', 'PURCHASE')),
    at timestamptz not null
);

create index member_signal_by_member on member_signal (member_id, at);

create table member_reach (
    id uuid primary key,
    member_id uuid not null references member,
    customer_id uuid not null,
    at timestamptz not null
);

create index member_reach_by_customer on member_reach (customer_id, at);
