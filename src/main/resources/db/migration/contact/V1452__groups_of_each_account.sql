-- Groups are asked for account by account in turn, so that one account does not keep those of others waiting.
drop index wecom_chat_due;

create index wecom_chat_due_of_account on wecom_chat (account_id, next_look) where next_look is not null;
