-- How far a mailbox was read, by whichever copy of the application holds the lease. A folder whose UIDVALIDITY is another
-- numbers its mails anew (RFC 9051, section 2.3.1.1): it is read again from its beginning, without what lay in it before the
-- account was connected.
create table mailbox (
    account_id   uuid        primary key references channel_account on delete cascade,
    since        timestamptz not null,
    place        text,
    uid_validity bigint,
    last_uid     bigint      not null default 0,
    old_until    bigint      not null default 0,
    lease_owner  uuid,
    lease_until  timestamptz
);

-- What was kept of a mailbox already, by hashes of the ids of mails and of what they hold: two may share an id.
-- Also of other mailboxes: an id names one message wherever it is kept.
create table mail_seen (
    account_id   uuid  not null references channel_account on delete cascade,
    id_hash      bytea not null,
    content_hash bytea not null,
    primary key (id_hash, account_id, content_hash)
);

create index mail_seen_of on mail_seen (account_id);

-- How much each sender writes within an hour; for two days. Senders are told apart by a hash and shown masked.
create table mail_sender_hour (
    account_id  uuid        not null references channel_account on delete cascade,
    hour        timestamptz not null,
    sender_hash bytea       not null,
    shown       text        not null,
    mails       integer     not null,
    primary key (account_id, hour, sender_hash)
);
