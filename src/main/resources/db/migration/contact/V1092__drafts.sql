-- What somebody is writing in a conversation, or wrote and could not be sent: it outlives a lost session.
create table conversation_draft (
    conversation_id uuid        not null references conversation on delete cascade,
    user_id         uuid        not null,
    words           text        not null,
    at              timestamptz not null,
    primary key (conversation_id, user_id)
);
