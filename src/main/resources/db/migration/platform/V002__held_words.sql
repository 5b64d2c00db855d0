-- What people wrote for a customer waits a moment, so that it can be taken back; it outlives a restart.
create table held_words (
    id        uuid        primary key,
    kind      text        not null,
    about     text        not null,
    author_id uuid        not null,
    content   text        not null,
    send_at   timestamptz not null
);

create index held_words_to_send on held_words (send_at, id);
