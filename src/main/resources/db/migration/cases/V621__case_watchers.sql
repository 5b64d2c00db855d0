create table case_watcher (
    subject_id uuid        not null,
    user_id    uuid        not null references app_user (id),
    since      timestamptz not null,
    primary key (subject_id, user_id)
);

insert into case_watcher (subject_id, user_id, since)
select ticket_id, user_id, since
from ticket_watcher;

drop table ticket_watcher;

-- What was promised before the ladder raised the ticket's priority; absent when it did not.
alter table ticket add column promised_priority text;
