-- An answer that goes by mail is taken by a short lease: what is not mailed by then is tried again, or came back to its author.
alter table web_answer
    add column due_at  timestamptz,
    add column lost_at timestamptz,
    -- The id of the mail, by which it is known from then on.
    add column mail_id text;

drop index web_answer_left;
create index web_answer_left on web_answer (written_at) where fetched_at is null and mailed_at is null and lost_at is null;
