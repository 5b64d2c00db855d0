-- How sure it is that the customer is the one on a channel, and why; on which of our accounts; and the id that a platform
-- has for one person across accounts.
alter table social_identity
    add column id        uuid not null default gen_random_uuid(),
    add column account   text not null default '',
    add column unionid   text,
    add column certainty text not null default 'KNOWN',
    add column proof     text;

alter table social_identity drop constraint social_identity_pkey;

alter table social_identity add primary key (id);

-- The same id on two accounts of a platform is another person.
alter table social_identity add constraint social_identity_once unique (channel, account, external);

create index social_identity_by_union on social_identity (channel, unionid) where unionid is not null;
