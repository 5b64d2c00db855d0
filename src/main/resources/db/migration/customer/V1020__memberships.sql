-- What an administrator says of a level of membership. Never deleted, since memberships and their history name it; one that
-- is given up is offered nowhere.
create table membership_level (
    word             text        primary key check (word ~ '^[a-z][a-z0-9_]{0,39}$'),
    english          text        not null,
    chinese          text        not null,
    english_benefits text        not null,
    chinese_benefits text        not null,
    -- Higher ones are above lower ones.
    rank             integer     not null check (rank between 0 and 999),
    -- How long it lasts from the day on which it begins; without end if absent.
    months           integer     check (months between 1 and 1200),
    in_use           boolean     not null,
    changed_by       uuid,
    changed_at       timestamptz not null
);

-- Who said what of levels, as it was and as it is. Only added to.
create table membership_level_change (
    id         uuid        primary key,
    word       text        not null,
    at         timestamptz not null,
    changed_by uuid,
    before     jsonb,
    after      jsonb       not null
);

create index membership_level_change_of on membership_level_change (word, id);

create sequence membership_number_series;

-- The memberships of customers. The one that has not ended counts, as long as its days are not over; others are history.
create table membership (
    id              uuid        primary key,
    customer_id     uuid        not null references customer,
    number          text        not null,
    -- By which the number is the same in any writing.
    number_key      text        not null,
    level           text        not null references membership_level,
    since           date        not null,
    valid_until     date,
    ended_on        date,
    end_reason      text,
    -- The membership of the same customer that counts in its place since two customers became one.
    stands_back_for uuid,
    noted_at        timestamptz not null,
    -- The import that wrote it last, and what stood there before, which its undo puts back.
    import_id       uuid,
    was             jsonb,
    check (valid_until >= since)
);

create unique index membership_of on membership (customer_id) where ended_on is null;
create unique index membership_number on membership (number_key) where ended_on is null;
create index membership_by_number on membership (number_key);
create index membership_history on membership (customer_id, id);
-- Customers of a level, the newest first.
create index membership_by_level on membership (level, customer_id) where ended_on is null;
create index membership_of_import on membership (import_id) where import_id is not null;

create trigger nothing_for_erased_customers
    after insert on membership
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

create trigger new_members_are_judged
    after insert on membership
    referencing new table as changed
    for each statement execute function customers_of_parts_are_judged();

create trigger changed_members_are_judged
    after update on membership
    referencing new table as changed
    for each statement execute function customers_of_parts_are_judged();

create trigger former_members_are_judged
    after delete on membership
    referencing old table as changed
    for each statement execute function customers_of_parts_are_judged();

-- The word of a level is nobody's.
create or replace function is_nobodys_word(name text, value text) returns boolean
    language sql immutable parallel safe
    return name in (
            'team', 'channel', 'metric', 'step', 'currency', 'amount', 'proposal', 'decision', 'category', 'tier', 'tierBefore',
            'language', 'languageBefore', 'number', 'intoNumber', 'duplicateNumber', 'opportunity', 'stayed', 'membership',
            'membershipBefore')
        or value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        or value ~ '^\d{4}-\d\d-\d\d$';
