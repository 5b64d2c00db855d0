-- One repair of many customers at once, which can be undone once.
create table quality_repair (
    id         uuid        primary key,
    quality    text        not null,
    deed       text        not null check (deed in ('GIVE', 'RENEW_TAGS', 'REMOVE_TAGS')),
    -- Of which faults: any of the check, and of any team, where none is named.
    what       text,
    team       text,
    -- To whom customers are given.
    to_owner   uuid,
    to_team    text,
    why        text        not null,
    state      text        not null check (state in ('REPAIRING', 'DONE', 'UNDOING', 'UNDONE')),
    customers  integer     not null default 0,
    repaired   integer     not null default 0,
    left_out   integer     not null default 0,
    undone     integer     not null default 0,
    stays      integer     not null default 0,
    asked_by   uuid,
    asked_at   timestamptz not null,
    ended_at   timestamptz,
    undone_by  uuid,
    undone_at  timestamptz
);

create index quality_repair_by_time on quality_repair (asked_at desc, id desc);
create index quality_repair_open on quality_repair (asked_at) where state in ('REPAIRING', 'UNDOING');

-- A customer of a repair, and what it was before: its owner and team, or its tags.
create table quality_repair_line (
    repair_id   uuid        not null references quality_repair,
    customer_id uuid        not null references customer on delete cascade,
    state       text        not null check (state in ('WAITING', 'REPAIRED', 'LEFT', 'UNDONE', 'STAYS')),
    before      jsonb       not null,
    done_at     timestamptz,
    primary key (repair_id, customer_id)
);

create index quality_repair_line_by_state on quality_repair_line (repair_id, state, customer_id);
create index quality_repair_line_of on quality_repair_line (customer_id);
