-- Whoever drew the draft from which another was copied has drawn that one, too.
alter table process_draft add column copied_from uuid;
