-- What persons ask of us about what we keep of them. Each step says who did it: preparing and deciding are two people.
create sequence subject_number_privacy_request start with 1;

create table privacy_request (
    id             uuid        primary key,
    number         text        not null unique,
    customer_id    uuid        not null,
    kind           text        not null,
    law            text        not null,
    words          text        not null,
    state          text        not null,
    owner_id       uuid,
    team           text        not null,
    opened_at      timestamptz not null,
    identity_how   text,
    identity_by    uuid,
    proposal       text,
    proposal_text  text,
    prepared_by    uuid,
    decision       text,
    decided_reason text,
    decided_by     uuid,
    closed_at      timestamptz,
    check (prepared_by <> decided_by)
);

create index privacy_request_of_customer on privacy_request (customer_id);
create index privacy_request_of_owner on privacy_request (owner_id);
create index privacy_request_of_team on privacy_request (team);

-- What was kept of the person when it was collected. The link is for one person and ends; then the content is gone as well.
create table privacy_export (
    request_id   uuid        primary key references privacy_request,
    content      jsonb       not null,
    collected_at timestamptz not null,
    link         uuid        unique,
    link_for     uuid,
    link_until   timestamptz,
    read_at      timestamptz
);
