-- What people say of us where everybody reads it.
create table public_post (
    id           uuid        primary key,
    account_id   uuid        not null references channel_account,
    -- Its id there.
    there        text        not null,
    channel      text        not null,
    kind         text        not null check (kind in ('POST', 'COMMENT')),
    -- The id there of what a comment stands below.
    on_there     text,
    handle       text,
    called       text,
    link         text,
    heading      text,
    words        text        not null,
    language     text,
    reach        bigint,
    keywords     text[]      not null,
    at           timestamptz not null,
    received_at  timestamptz not null,
    -- When it is forgotten as long as nobody knows who wrote it and no case came of it.
    forget_at    timestamptz not null,
    team         text        not null,
    owner_id     uuid,
    state        text        not null check (state in ('NEW', 'HANDLED', 'IGNORED')),
    mood         text        not null check (mood in ('PRAISE', 'NEUTRAL', 'COMPLAINT', 'ANGRY')),
    mood_because text,
    deed         text        not null check (deed in ('NOTHING', 'READ', 'ANSWER', 'COMPLAINT')),
    deed_because text,
    customer_id  uuid,
    is_maybe     boolean     not null,
    linked_by    uuid,
    proof        text,
    ticket_id    uuid,
    changed_by   uuid,
    changed_at   timestamptz,
    version      bigint      not null default 0,
    constraint public_post_once unique (account_id, there)
);

create index public_post_by_state on public_post (state, at desc, id desc);
create index public_post_by_mood on public_post (mood, at desc, id desc);
create index public_post_by_keyword on public_post using gin (keywords);
create index public_post_of_customer on public_post (customer_id, at desc) where customer_id is not null;
create index public_post_of_ticket on public_post (ticket_id) where ticket_id is not null;
create index public_post_linked on public_post (channel, handle) where linked_by is not null;
create index public_post_below on public_post (account_id, on_there) where on_there is not null;
create index public_post_old on public_post (forget_at) where customer_id is null and ticket_id is null;

create trigger nothing_for_erased_customers
    after insert on public_post
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

-- Which posts were taken in, by hashes of their ids there: what was forgotten here may still stand there.
create table public_post_seen (
    account_id uuid  not null references channel_account on delete cascade,
    there_hash bytea not null,
    primary key (account_id, there_hash)
);

-- How feeds are followed, by whichever copy of the application holds the lease.
create table feed (
    account_id  uuid        primary key references channel_account on delete cascade,
    -- Where what follows was fetched; of another address it says nothing.
    address     text,
    etag        text,
    modified    text,
    fetched_at  timestamptz,
    entries     integer     not null default 0,
    -- Of the last one: older ones that it had beside those.
    left_out    integer     not null default 0,
    failures    integer     not null default 0,
    next_look   timestamptz not null,
    lease_owner uuid,
    lease_until timestamptz
);
