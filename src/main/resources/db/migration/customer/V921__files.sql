-- Files beside a customer or a case. What was removed stays for a while, so that it can come back.
create table kept_file (
    id          uuid        primary key,
    customer_id uuid        references customer,
    subject_id  uuid,
    name        text        not null,
    -- By what the file is, whatever it was called.
    kind        text        not null,
    bytes       bigint      not null,
    sha256      text        not null,
    added_by    uuid        not null references app_user,
    added_at    timestamptz not null,
    removed_at  timestamptz,
    removed_by  uuid        references app_user,
    check (num_nonnulls(customer_id, subject_id) = 1)
);

create index kept_file_of_customer on kept_file (customer_id, id) where customer_id is not null;
create index kept_file_of_case on kept_file (subject_id, id) where subject_id is not null;
create index kept_file_removed on kept_file (removed_at) where removed_at is not null;

-- What files hold, in pieces, so that no more than one is in memory at a time.
create table file_piece (
    file_id uuid    not null,
    place   integer not null,
    bytes   bytea   not null,
    primary key (file_id, place)
);

-- Pictures and documents are packed already.
alter table file_piece alter column bytes set storage external;

-- How much all files hold, so that nobody adds them up.
create table file_total (
    one   boolean primary key default true check (one),
    bytes bigint  not null
);

insert into file_total (bytes) values (0);
