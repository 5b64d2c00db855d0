-- How much was sent by an account since an hour began, where it may send only so much.
alter table channel_account
    add column hour_began timestamptz,
    add column hour_sent  integer not null default 0;
