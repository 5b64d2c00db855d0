-- What people were told. The words are those of the trail's entry of the same event.
create table notice (
    id         bigint      generated always as identity primary key,
    user_id    uuid        not null references app_user (id),
    event_id   uuid        not null,
    subject_id uuid        not null,
    kind       text        not null,
    topic      text        not null,
    details    json        not null,
    created_at timestamptz not null,
    read_at    timestamptz,
    unique (event_id, user_id)
);

create index notice_of_user on notice (user_id, created_at, id);
create index notice_unread on notice (user_id, subject_id) where read_at is null;
create index notice_age on notice (created_at);
