-- What goes to a customer waits a moment, so that it can be taken back; it outlives a restart.
create table held_reply (
    id        uuid        primary key,
    ticket_id uuid        not null references ticket (id),
    author_id uuid        not null,
    body      text        not null,
    send_at   timestamptz not null
);

create index held_reply_to_send on held_reply (send_at);
