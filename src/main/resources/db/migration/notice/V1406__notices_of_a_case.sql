-- Notices of a case that goes are found at once.
create index notice_of_case on notice (subject_id);
