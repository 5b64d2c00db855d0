create table ticket (
    id uuid primary key,
    number text not null unique,
    source text,
    external text,
    customer_id uuid not null,
    subject text not null,
    body text not null,
    channel text not null,
    product text,
    public_complaint boolean not null,
    category text,
    priority text,
    team text not null,
    owner_id uuid,
    person_outside text,
    rung text not null,
    first_reply_at timestamptz,
    opened_at timestamptz not null,
    state text not null,
    state_detail text,
    state_since timestamptz not null,
    unique (source, external)
);

create index ticket_of_external on ticket (external);
create index ticket_newest on ticket (opened_at desc, id desc);
create index ticket_of_team on ticket (team, opened_at desc, id desc);
create index ticket_of_owner on ticket (owner_id, opened_at desc, id desc);
create index ticket_of_customer on ticket (customer_id, opened_at desc, id desc);

create table ticket_message (
    id uuid primary key,
    ticket_id uuid not null references ticket,
    direction text not null,
    channel text not null,
    body text not null,
    author_id uuid,
    at timestamptz not null
);

create index ticket_message_of_ticket on ticket_message (ticket_id, at, id);

create table ticket_reason (
    ticket_id uuid not null references ticket,
    position int not null,
    rule text not null,
    points int not null,
    because text not null,
    primary key (ticket_id, position)
);

create table ticket_watcher (
    ticket_id uuid not null references ticket,
    user_id uuid not null,
    since timestamptz not null,
    primary key (ticket_id, user_id)
);

create index ticket_watcher_of_user on ticket_watcher (user_id);
