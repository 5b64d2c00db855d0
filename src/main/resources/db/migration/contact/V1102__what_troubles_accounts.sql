-- Whether sending is what does not work: that reading goes well does not end it, nor the other way round.
alter table channel_account add column trouble_sending boolean not null default false;
