-- Words with which somebody who adds a colleague in WeCom is greeted: within 20 seconds, and once.
create table wecom_welcome (
    id          uuid        primary key,
    account_id  uuid        not null references channel_account on delete cascade,
    -- By which it is known again; the code itself goes as soon as nothing more is to be done.
    code_hash   bytea       not null,
    code        text,
    external    text        not null,
    member      text        not null,
    -- What the way carried by which they came.
    state       text,
    received_at timestamptz not null,
    -- Absent when nothing more is to be done.
    next_try    timestamptz,
    -- Whether an attempt was begun of which nobody knows how it ended.
    is_unsure   boolean     not null default false,
    outcome     text        check (outcome in ('SENT', 'NOT_NEEDED', 'HELD', 'FAILED')),
    reason      text,
    detail      text,
    settled_at  timestamptz,
    constraint wecom_welcome_once unique (account_id, code_hash)
);

create index wecom_welcome_due on wecom_welcome (next_try) where next_try is not null;
create index wecom_welcome_of_account on wecom_welcome (account_id, received_at desc);
create index wecom_welcome_old on wecom_welcome (received_at);
create index wecom_welcome_by_id on wecom_welcome (external);
