-- What people chose on pages of lists and named, for themselves or for a team.
create table saved_filter (
    id         uuid        primary key,
    user_id    uuid        not null references app_user (id),
    page       text        not null check (length(page) between 1 and 100),
    name       text        not null check (length(name) between 1 and 60),
    -- Who has it beside its owner.
    team       text,
    address    text        not null check (length(address) <= 1000),
    created_at timestamptz not null,
    unique (user_id, page, name)
);

create index saved_filter_by_team on saved_filter (team, page) where team is not null;
