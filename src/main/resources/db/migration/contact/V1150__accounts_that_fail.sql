-- Since when an account does not work, whatever the troubles were meanwhile, and when administrators were told.
alter table channel_account add column failing_since timestamptz;
alter table channel_account add column told_failing_at timestamptz;

update channel_account set failing_since = troubled_at where trouble is not null;

create index channel_account_failing on channel_account (failing_since) where failing_since is not null;
create index channel_account_told on channel_account (told_failing_at) where told_failing_at is not null;
