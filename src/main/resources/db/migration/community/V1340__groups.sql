create sequence subject_number_group start with 1;

-- A group where customers and colleagues write to each other, on a platform or kept by hand.
create table community_group (
    id          uuid        primary key,
    number      text        not null unique,
    channel     text        not null check (length(channel) between 1 and 40),
    -- By whom the platform tells of it, and what it calls it; none of a group that is kept by hand.
    account_id  uuid,
    chat        text        check (length(chat) between 1 and 200),
    name        text        not null check (length(name) between 1 and 100),
    purpose     text        check (length(purpose) <= 500),
    owner_id    uuid,
    team        text        not null,
    capacity    integer     check (capacity between 1 and 100000),
    tags        text[]      not null default '{}',
    welcome     text        check (length(welcome) <= 1000),
    banned      text[]      not null default '{}',
    sensitive   text[]      not null default '{}',
    quiet_from  time,
    quiet_until time,
    posting     text        check (length(posting) <= 500),
    state       text        not null check (state in ('ACTIVE', 'FULL', 'CLOSED', 'DISMISSED')),
    members     integer     not null default 0 check (members >= 0),
    opened_at   timestamptz not null,
    closed_at   timestamptz,
    check ((account_id is null) = (chat is null)),
    check ((quiet_from is null) = (quiet_until is null)),
    check ((closed_at is not null) = (state in ('CLOSED', 'DISMISSED')))
);

create unique index community_group_of_chat on community_group (account_id, chat) where chat is not null;
create unique index community_group_by_name on community_group (channel, lower(name))
    where chat is null and closed_at is null;
create index community_group_by_words on community_group using gin (folded(number || ' ' || name) gin_trgm_ops);
create index community_group_of_owner on community_group (owner_id) where owner_id is not null;
create index community_group_of_team on community_group (team);

-- Who is or was in a group: a customer, a colleague, or somebody whom only the platform knows.
create table group_member (
    id          uuid        primary key,
    group_id    uuid        not null references community_group,
    customer_id uuid,
    staff_id    uuid,
    external    text        check (length(external) between 1 and 200),
    called      text        check (length(called) between 1 and 200),
    role        text        not null check (role in ('OWNER', 'ADMIN', 'MEMBER', 'COLLEAGUE')),
    came        text        not null check (came in ('SCAN', 'INVITED', 'CODE', 'BY_HAND', 'TOLD')),
    came_by     text        check (length(came_by) <= 200),
    joined_at   timestamptz not null,
    last_at     timestamptz,
    left_at     timestamptz,
    left_how    text        check (left_how in ('LEFT', 'REMOVED', 'DISMISSED')),
    doubles     uuid,
    check ((left_at is null) = (left_how is null))
);

create unique index group_member_once on group_member (group_id, customer_id)
    where customer_id is not null and left_at is null and doubles is null;
create unique index group_member_external on group_member (group_id, external)
    where external is not null and left_at is null;
create index group_member_now on group_member (group_id, id) where left_at is null and doubles is null;
create index group_member_left on group_member (group_id, left_at) where left_at is not null and doubles is null;
create index group_member_of_customer on group_member (customer_id) where customer_id is not null;
create index group_member_by_external on group_member (external) where external is not null;

-- Groups were words of their members until now: each word becomes a group that is kept by hand.
insert into community_group (id, number, channel, name, team, state, opened_at)
select
    cast(lpad(to_hex(cast(floor(extract(epoch from opened_at) * 1000) as bigint)), 12, '0')
        || '7' || substr(replace(cast(gen_random_uuid() as text), '-', ''), 14) as uuid),
    'G-' || to_char(nextval('subject_number_group'), 'FM999999990000'),
    channel,
    name,
    'community',
    'ACTIVE',
    opened_at
from (
    select channel, min(group_name) as name, min(joined_at) as opened_at
    from member
    group by channel, lower(group_name)
    order by min(joined_at)) as words;

alter table member add column group_id uuid references community_group;

update member
set group_id = community_group.id
from community_group
where community_group.channel = member.channel
    and lower(community_group.name) = lower(member.group_name);

-- Words that differ by capitals alone were two memberships of one customer; the later one doubles the first.
update member
set doubles = first.id
from member first
where first.customer_id = member.customer_id
    and first.group_id = member.group_id
    and first.doubles is null
    and member.doubles is null
    and (first.joined_at, first.id) < (member.joined_at, member.id)
    and not exists (
        select
        from member earlier
        where earlier.customer_id = member.customer_id
            and earlier.group_id = member.group_id
            and earlier.doubles is null
            and (earlier.joined_at, earlier.id) < (first.joined_at, first.id));

alter table member alter column group_id set not null;
drop index member_once;
drop index member_by_words;
alter table member drop column group_name;
create unique index member_once on member (customer_id, group_id) where doubles is null;
create index member_of_group on member (group_id);
create index member_by_words on member using gin (folded(number) gin_trgm_ops);

insert into group_member (id, group_id, customer_id, role, came, joined_at, last_at)
select
    cast(lpad(to_hex(cast(floor(extract(epoch from joined_at) * 1000) as bigint)), 12, '0')
        || '7' || substr(replace(cast(gen_random_uuid() as text), '-', ''), 14) as uuid),
    group_id, customer_id, 'MEMBER', 'BY_HAND', joined_at, last_seen_at
from member
where doubles is null;

update community_group
set members = (select count(*) from group_member where group_id = community_group.id);
