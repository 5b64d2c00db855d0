-- People who have colleagues as contacts in WeCom, as the platform tells of them.
create table wecom_contact (
    id          uuid        primary key,
    account_id  uuid        not null references channel_account,
    -- The id of the platform.
    external    text        not null,
    -- What they call themselves; absent as long as the platform did not say.
    called      text,
    unionid     text,
    customer_id uuid,
    first_at    timestamptz not null,
    last_at     timestamptz not null,
    -- Who could not take them over from a colleague, and why.
    not_taken_by  text,
    not_taken_why text,
    -- When the platform is asked what it knows of them; absent where there is nothing to be asked.
    next_look   timestamptz,
    -- Counts what was told, so that what is told while we ask is not lost.
    told        bigint      not null default 1,
    tries       integer     not null default 0,
    trouble     text,
    trouble_detail text,
    constraint wecom_contact_once unique (account_id, external)
);

create index wecom_contact_newest on wecom_contact (last_at desc, id desc);
create index wecom_contact_unknown on wecom_contact (last_at desc, id desc) where customer_id is null;
create index wecom_contact_of_customer on wecom_contact (customer_id) where customer_id is not null;
create index wecom_contact_due on wecom_contact (next_look) where next_look is not null;
create index wecom_contact_by_id on wecom_contact (external);

create trigger nothing_for_erased_customers
    after insert on wecom_contact
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

-- Whom of us they have as a contact, or had.
create table wecom_bond (
    contact_id uuid        not null references wecom_contact on delete cascade,
    -- The colleague's user id in WeCom, in lower case.
    member     text        not null,
    added_at   timestamptz,
    ended_at   timestamptz,
    ended_by   text        check (ended_by in ('CUSTOMER', 'STAFF', 'TRANSFER')),
    -- Added without that the colleague did anything yet.
    is_half    boolean     not null default false,
    -- What the way carried by which they came.
    state      text,
    changed_at timestamptz not null,
    primary key (contact_id, member)
);

create index wecom_bond_of_member on wecom_bond (member);

-- Which colleague a user id of WeCom is.
create table wecom_member (
    account_id uuid not null references channel_account on delete cascade,
    member     text not null,
    user_id    uuid not null,
    primary key (account_id, member)
);

create index wecom_member_of_user on wecom_member (user_id);
