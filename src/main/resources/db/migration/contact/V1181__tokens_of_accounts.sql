-- Not WeCom alone gives tokens for a while.
alter table wecom_token rename to account_token;
