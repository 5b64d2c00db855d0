-- Groups of customers in WeCom, of which the platform says that something changed, and which are asked for now and then.
create table wecom_chat (
    account_id   uuid        not null references channel_account on delete cascade,
    chat         text        not null check (length(chat) between 1 and 128),
    -- When the platform is asked what it knows of it; absent where there is nothing to be asked.
    next_look    timestamptz,
    -- Counts what was told, so that what is told while we ask is not lost.
    told         bigint      not null default 1,
    tries        integer     not null default 0,
    -- When the platform last said what it knows of it.
    heard_at     timestamptz,
    -- When it last stood in the list of all.
    listed_at    timestamptz,
    -- Ids of those of whom it was told that they were sent away and who were not looked for since.
    removed      text[]      not null default '{}',
    dismissed_at timestamptz,
    trouble      text,
    trouble_detail text,
    primary key (account_id, chat)
);

create index wecom_chat_due on wecom_chat (next_look) where next_look is not null;

-- How far the list of an account's groups was read.
create table wecom_chat_list (
    account_id uuid        primary key references channel_account on delete cascade,
    cursor     text        not null default '',
    -- When what is read now was begun; absent while nothing is read.
    began_at   timestamptz,
    next_look  timestamptz not null,
    tries      integer     not null default 0,
    -- When it was last read to its end.
    read_at    timestamptz,
    trouble    text,
    trouble_detail text
);
