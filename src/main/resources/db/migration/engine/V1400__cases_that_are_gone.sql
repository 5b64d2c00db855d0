-- Cases that went with the undo of an import. What the engine still does about them is ended.
create table engine_case_gone (
    subject_id uuid        primary key,
    gone_at    timestamptz not null
);
create index engine_case_gone_by_time on engine_case_gone (gone_at);
