create table subject (
    id          uuid        primary key,
    kind        text        not null,
    number      text        not null unique,
    title       text        not null,
    customer_id uuid,
    parent_id   uuid,
    external    text,
    owner_id    uuid,
    team        text,
    opened_at   timestamptz not null
);

create index subject_by_customer on subject (customer_id, opened_at);
create index subject_by_parent on subject (parent_id);
create index subject_by_external on subject (external);

-- No foreign key: the trail also holds what happened to customers, under the customer's id.
create table trail (
    id          bigint      generated always as identity primary key,
    subject_id  uuid        not null,
    event_id    uuid        not null unique,
    kind        text        not null,
    at          timestamptz not null,
    recorded_at timestamptz not null,
    actor       uuid,
    -- json, not jsonb: it keeps the order of the event's components, which the sentences count on.
    details     json        not null
);

create index trail_by_subject on trail (subject_id, at, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is only appended to', tg_table_name;
end
$$;

create trigger trail_is_only_appended_to
    before update or delete or truncate on trail
    for each statement execute function refuse_change();
