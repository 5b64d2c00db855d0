-- What managers say of breaches. The last remark on a breach counts; those before it stay.
create table breach_remark (
    id        uuid        primary key,
    breach_id uuid        not null references sla_breach (id),
    cause     text        not null,
    excuses   boolean     not null,
    remark    text,
    by_user   uuid        not null,
    at        timestamptz not null
);

create index breach_remark_by_breach on breach_remark (breach_id, id desc);

create trigger breach_remark_is_only_appended_to
    before update or delete or truncate on breach_remark
    for each statement execute function sla_is_only_appended_to();

create index sla_breach_by_team on sla_breach (team, due_at desc, id desc);
