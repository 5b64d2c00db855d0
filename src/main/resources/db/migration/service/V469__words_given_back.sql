alter table held_words add column seen uuid;

create table reply_given_back (
    id        uuid        primary key,
    ticket_id uuid        not null,
    author_id uuid        not null,
    body      text        not null
);

create index reply_given_back_of on reply_given_back (ticket_id, author_id, id);
