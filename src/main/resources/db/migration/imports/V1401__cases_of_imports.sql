-- Which cases an import made, as long as they are here.
create table import_case (
    import_id  uuid not null references import_run on delete cascade,
    subject_id uuid not null,
    primary key (import_id, subject_id)
);
create index import_case_of_subject on import_case (subject_id);
