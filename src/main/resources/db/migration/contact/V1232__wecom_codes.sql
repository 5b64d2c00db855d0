-- Codes by which customers add colleagues in WeCom: each tells by its mark who came by it.
create table wecom_code (
    id             uuid        primary key,
    account_id     uuid        not null references channel_account,
    name           text        not null,
    -- What WeCom brings back with whoever comes by it.
    mark           text        not null unique,
    -- User ids in WeCom of those who are added.
    members        text[]      not null,
    tags           text[]      not null,
    source         text,
    -- With what who comes by it is greeted; as the account says if absent.
    welcome        text,
    -- By which WeCom knows it; absent as long as it did not make it.
    config         text,
    picture        bytea,
    picture_type   text,
    -- Why WeCom did not make it.
    trouble        text,
    trouble_detail text,
    made_by        uuid,
    made_at        timestamptz not null,
    ended_at       timestamptz,
    version        bigint      not null default 0
);

create index wecom_code_newest on wecom_code (made_at desc, id desc);

-- When they were given what the code gives by which they came.
alter table wecom_bond add column given_at timestamptz;
create index wecom_bond_by_state on wecom_bond (state) where state is not null;
