-- What is known of a phone, a mail or a postal address besides itself. Addresses: the street is what was written.
alter table contact_point
    add column label             text,
    add column preferred_days    text[]      not null default '{}',
    add column preferred_from    time,
    add column preferred_until   time,
    add column verified_how      text,
    add column verified_at       timestamptz,
    add column verified_by       uuid,
    add column valid_until       date,
    add column do_not_use        text,
    add column postcode          text,
    add column city              text,
    add column country           text;
