-- What comes in bulk, such as the rows of a file, lets what people do meanwhile go first.
alter table engine_message add column bulk boolean not null default false;
drop index engine_message_waiting;
create index engine_message_waiting on engine_message (urgent, bulk, id) where refused is null;
create index engine_message_in_bulk on engine_message (subject_id) where bulk;
