drop index ticket_by_subject;
create index ticket_by_subject on ticket using gin (folded(subject) gin_trgm_ops);

create index ticket_by_body on ticket using gin (folded(body) gin_trgm_ops);

drop index ticket_message_by_words;
create index ticket_message_by_words on ticket_message using gin (folded(body) gin_trgm_ops);
