-- When administrators were told that it cannot be taken in.
alter table inbound add column told_at timestamptz;

create index inbound_stuck on inbound (account_id, received_at)
    where state = 'unreadable' or state = 'waiting' and tries >= 3;
