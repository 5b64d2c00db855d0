-- Lists of tasks that people put together and named for themselves.
create table task_filter (
    id         uuid        primary key,
    user_id    uuid        not null references app_user (id),
    name       text        not null check (length(name) between 1 and 60),
    conditions jsonb       not null,
    created_at timestamptz not null,
    unique (user_id, name)
);
