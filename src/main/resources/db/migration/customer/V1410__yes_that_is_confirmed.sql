-- A yes to advertising by e-mail is asked for first: it counts when whoever reads the address confirmed it by a link of
-- ours (decision 071). What is asked for stays as the proof of what was confirmed.
create table consent_request (
    id          uuid        primary key,
    customer_id uuid        not null references customer,
    purpose     text        not null,
    address     text        not null,
    language    text        check (language in ('en', 'zh')),
    source      text        not null,
    wording     integer     not null,
    until       timestamptz,
    said_at     timestamptz not null,
    said_by     uuid,
    asked_at    timestamptz not null,
    -- whether a mail is to be written, the first or another
    mail_wanted boolean     not null default true,
    -- when the last mail was written, and when its link ends
    mailed_at   timestamptz,
    expires_at  timestamptz,
    ended_at    timestamptz,
    outcome     text        check (outcome in ('CONFIRMED', 'DECLINED', 'WITHDRAWN', 'REPLACED', 'LAPSED')),
    check ((ended_at is null) = (outcome is null)),
    check ((mailed_at is null) = (expires_at is null)),
    foreign key (purpose, wording) references consent_wording (purpose, version)
);

create index consent_request_of on consent_request (customer_id, id);
create index consent_request_waiting on consent_request (asked_at, id) where mail_wanted and ended_at is null;
create index consent_request_ending on consent_request (expires_at) where ended_at is null;
create index consent_request_forgotten on consent_request (ended_at) where outcome <> 'CONFIRMED';

-- Nobody is asked twice at one address before they answered.
create unique index consent_request_open on consent_request (address) where mailed_at is not null and ended_at is null;

-- Each mail has a link of its own, of which only the hash is kept.
create table consent_mail (
    id         uuid        primary key,
    request_id uuid        not null references consent_request on delete cascade,
    address    text        not null,
    token_hash bytea       not null unique,
    written_at timestamptz not null,
    sent_at    timestamptz,
    -- key of the sentence that says why it did not go out
    trouble    text
);

create index consent_mail_of on consent_mail (request_id, written_at);
create index consent_mail_to on consent_mail (address, written_at);
create index consent_mail_by_time on consent_mail (written_at);

create trigger nothing_for_erased_customers
    after insert on consent_request
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');

-- When a yes that had to be confirmed was.
alter table customer_consent add column confirmed_at timestamptz;
