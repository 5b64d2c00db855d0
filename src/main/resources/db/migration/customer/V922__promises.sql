create sequence subject_number_promise start with 1;

-- What we told customers we would do, each a case with that id.
create table promise (
    id          uuid        primary key,
    number      text        not null unique,
    customer_id uuid        not null references customer,
    what        text        not null,
    due_at      timestamptz not null,
    owner_id    uuid        references app_user,
    team        text        not null,
    state       text        not null check (state in ('OPEN', 'KEPT', 'BROKEN', 'WITHDRAWN')),
    reason      text,
    made_by     uuid        references app_user,
    made_at     timestamptz not null,
    ended_at    timestamptz
);

create index promise_of_customer on promise (customer_id, (state = 'OPEN'), due_at, id);

-- For when it was promised before, the first first.
create table promise_time (
    promise_id uuid        not null references promise on delete cascade,
    number     integer     not null,
    due_at     timestamptz not null,
    said_at    timestamptz not null,
    said_by    uuid        references app_user,
    why        text,
    primary key (promise_id, number)
);
