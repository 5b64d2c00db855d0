-- Where a customer's yes or no comes from: a person here, another system (a line of a file), or a lead. What another system
-- said counts once: told_at is kept, so that the same file brought in again does not stand against what the customer decided
-- since.
alter table customer_consent
    add column source  text        not null default 'person',
    add column file    text,
    add column line    bigint,
    add column told_at timestamptz;
