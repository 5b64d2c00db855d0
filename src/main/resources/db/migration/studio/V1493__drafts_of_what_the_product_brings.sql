-- Which shipped text and forms the draft was begun from, absent where it was begun from another text.
alter table process_draft add column shipped_checksum text;
