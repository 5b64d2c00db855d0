create table app_user (
    id uuid primary key,
    login text not null check (login = lower(login) and length(login) between 1 and 100),
    name text not null check (length(name) between 1 and 200),
    password_hash text,
    password_must_change boolean not null default false,
    roles text[] not null,
    skills text[] not null default '{}',
    territories text[] not null default '{}',
    capacity integer not null check (capacity >= 0),
    locale text not null,
    zone text not null,
    available boolean not null default true,
    enabled boolean not null default true,
    created_at timestamptz not null
);

create unique index app_user_login on app_user (login);
create index app_user_name on app_user (lower(name));

create table team (
    key text primary key check (key ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
    name text not null,
    name_zh text not null,
    parent text references team (key),
    lead uuid references app_user (id),
    check (parent <> key)
);

create index team_parent on team (parent);
create index team_lead on team (lead);

create table team_member (
    team text not null references team (key),
    user_id uuid not null references app_user (id),
    main boolean not null,
    primary key (team, user_id)
);

create unique index team_member_one_main on team_member (user_id) where main;
create index team_member_user on team_member (user_id);

create table absence (
    id uuid primary key,
    user_id uuid not null references app_user (id),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    substitute uuid references app_user (id),
    check (starts_at < ends_at),
    check (substitute <> user_id)
);

create index absence_user on absence (user_id, ends_at);

create table api_token (
    id uuid primary key,
    user_id uuid not null references app_user (id),
    name text not null check (length(name) between 1 and 100),
    hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create unique index api_token_hash on api_token (hash);
create index api_token_user on api_token (user_id);
