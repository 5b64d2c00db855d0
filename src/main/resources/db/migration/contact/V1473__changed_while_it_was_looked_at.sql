-- How often something was said of the account: what is found out by an address that is not its any more puts nothing off.
alter table feed add column changes bigint not null default 0;
alter table weibo_comments add column changes bigint not null default 0;
