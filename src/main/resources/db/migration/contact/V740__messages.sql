-- What was said about a case, whatever kind of case it is.
alter table ticket_message rename to message;
alter table message rename column ticket_id to subject_id;
alter table message drop constraint ticket_message_ticket_id_fkey;
alter table message rename constraint ticket_message_pkey to message_pkey;
alter index ticket_message_of_ticket rename to message_of_subject;
alter index ticket_message_by_words rename to message_by_words;
