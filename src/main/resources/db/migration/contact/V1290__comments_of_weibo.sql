-- Weibo tells nobody of comments: up to which we know them, and when it is asked again.
create table weibo_comments (
    account_id uuid        primary key references channel_account on delete cascade,
    newest     bigint      not null default 0,
    failures   integer     not null default 0,
    next_look  timestamptz not null
);
