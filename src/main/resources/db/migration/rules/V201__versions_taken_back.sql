-- One person may take a published version back, and says why.
alter table rulebook_version
    add column taken_back_by  uuid,
    add column taken_back_why text,
    add column taken_back_at  timestamptz;
