-- What looks like spam and came by a form: kept apart for a while, for people to look at.
create table web_entry (
    id         uuid        primary key,
    account_id uuid        not null references channel_account on delete cascade,
    there      text        not null,
    at         timestamptz not null,
    why        text        not null,
    body       bytea       not null,
    unique (account_id, there)
);

create index web_entry_newest on web_entry (account_id, at desc);

-- A yes that was given by a form, which counts when it is known whose it is.
create table web_consent (
    id              uuid        primary key,
    conversation_id uuid        not null,
    purpose         text        not null,
    wording         integer     not null,
    channels        text[]      not null,
    given_at        timestamptz not null,
    -- Absent as long as nobody knows who it was.
    settled_at      timestamptz,
    -- Where it stands now because of it; a no that stood there before stays.
    taken           text[]      not null default '{}'
);

create index web_consent_conversation on web_consent (conversation_id);
