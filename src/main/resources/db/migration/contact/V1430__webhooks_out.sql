-- Addresses of other systems that are told what happens here.
create table hook (
    id              uuid        primary key,
    name            text        not null,
    address         text        not null,
    -- Names of what it is told.
    events          text[]      not null,
    state           text        not null check (state in ('ON', 'OFF')),
    -- Why nobody switched it off: the other side said that it is gone, or took nothing for days.
    off_because     text        check (off_because in ('GONE', 'FAILING')),
    secret          bytea       not null,
    -- Signs beside the new one for a while.
    secret_before   bytea,
    before_until    timestamptz,
    taken_at        timestamptz,
    -- Since when it took nothing, how often that was, and until when it is left in peace.
    failing_since   timestamptz,
    failures        integer     not null default 0,
    rests_until     timestamptz,
    told_failing_at timestamptz,
    trouble         text,
    trouble_detail  text,
    changed_by      uuid,
    changed_at      timestamptz not null,
    version         bigint      not null default 1
);

create unique index hook_by_name on hook (lower(name));

-- What one address is told of one event, and how far that got. No foreign key: what people do here must not wait for, or fail with,
-- an address that is removed meanwhile.
create table hook_delivery (
    id             uuid        primary key,
    hook_id        uuid        not null,
    type           text        not null,
    -- As it is signed and posted, byte by byte the same each time.
    body           text        not null,
    made_at        timestamptz not null,
    state          text        not null default 'WAITING' check (state in ('WAITING', 'TAKEN', 'FAILED')),
    tries          integer     not null default 0,
    due_at         timestamptz not null,
    -- Somebody posts it and has until then to say what became of it.
    claimed_until  timestamptz,
    tried_at       timestamptz,
    -- What the other side said last, or why it said nothing.
    code           integer,
    answer         text,
    trouble        text,
    trouble_detail text
);

create index hook_delivery_due on hook_delivery (hook_id, due_at) where state = 'WAITING';
create index hook_delivery_newest on hook_delivery (hook_id, id desc);
create index hook_delivery_by_state on hook_delivery (hook_id, state, id desc);
create index hook_delivery_by_time on hook_delivery (made_at);

-- Who changed what about them, and when. Only added to.
create table hook_change (
    id         uuid        primary key,
    hook_id    uuid        not null,
    at         timestamptz not null,
    changed_by uuid,
    what       text        not null,
    before     text,
    after      text
);

create index hook_change_newest on hook_change (hook_id, id desc);
