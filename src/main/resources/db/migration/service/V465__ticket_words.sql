-- What was written in tickets is found by any part of it.
create index ticket_by_subject on ticket using gin (subject gin_trgm_ops);
create index ticket_message_by_words on ticket_message using gin (body gin_trgm_ops);
