-- When a pause that has no end yet is looked at again, to tell the lead of it; absent for none.
alter table sla_case add column pause_notice_at timestamptz;

create index sla_case_paused on sla_case (pause_notice_at) where pause_notice_at is not null;

create table sla_pause_notice (
    subject_id uuid        not null references sla_case (subject_id),
    since      timestamptz not null,
    reason     text,
    by_user    uuid,
    told_at    timestamptz not null,
    primary key (subject_id, since)
);

create trigger sla_pause_notice_is_only_appended_to
    before update or delete or truncate on sla_pause_notice
    for each statement execute function sla_is_only_appended_to();

