-- By which of our accounts a letter goes out, where its carrier has several.
alter table outgoing add column account_id uuid;

create index outgoing_of_account on outgoing (account_id) where account_id is not null;
