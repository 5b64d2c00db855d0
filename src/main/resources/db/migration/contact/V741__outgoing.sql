-- What is on its way out: kept until a carrier took it or it failed for good. Whoever holds the lease speaks to the
-- other side, outside of any transaction.
create table outgoing (
    id          uuid        primary key,
    kind        text        not null,
    about       uuid        not null,
    carrier     text        not null,
    channel     text        not null,
    address     text        not null,
    heading     text        not null,
    body        text        not null,
    earlier     text[]      not null default '{}',
    automatic   boolean     not null,
    written_at  timestamptz not null,
    next_try    timestamptz not null,
    tries       integer     not null default 0,
    lease_until timestamptz
);

create index outgoing_by_next_try on outgoing (next_try, id);

insert into outgoing (id, kind, about, carrier, channel, address, heading, body, automatic, written_at, next_try, tries)
select gen_random_uuid(), 'escalation-step', step_id, 'mail', 'email', address, subject, body, true, written_at, next_try, tries
from escalation_mail;

drop table escalation_mail;
