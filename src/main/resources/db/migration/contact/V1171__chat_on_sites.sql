-- Who chats on a site: known by an id that only their browser has, for as long as they are there.
create table web_visitor (
    account_id uuid        not null references channel_account on delete cascade,
    visitor    text        not null,
    seen_at    timestamptz not null,
    -- Where they want to be answered when they are gone.
    email      text,
    primary key (account_id, visitor)
);

create index web_visitor_seen on web_visitor (seen_at);

-- What was answered them, until their browser has it and for a while after that.
create table web_answer (
    id         uuid        primary key,
    account_id uuid        not null,
    visitor    text        not null,
    place      bigint      generated always as identity,
    words      text        not null,
    written_at timestamptz not null,
    fetched_at timestamptz,
    read_at    timestamptz,
    foreign key (account_id, visitor) references web_visitor on delete cascade
);

create index web_answer_place on web_answer (account_id, visitor, place);
