-- What a person has typed into a task's form and not sent yet.
create table task_draft (
    task_key bigint not null,
    user_id uuid not null references app_user (id),
    data jsonb not null,
    saved_at timestamptz not null,
    primary key (task_key, user_id)
);

create index task_draft_age on task_draft (saved_at);
