-- E-mails about steps that the mail server has not taken yet.
create table escalation_mail (
    id         bigint      generated always as identity primary key,
    step_id    uuid        not null references escalation_step (id),
    address    text        not null,
    subject    text        not null,
    body       text        not null,
    written_at timestamptz not null,
    tries      integer     not null default 0,
    next_try   timestamptz not null
);

create index escalation_mail_by_next_try on escalation_mail (next_try);
