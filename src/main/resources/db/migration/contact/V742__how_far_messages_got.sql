-- How far a message got. What was written before counts as it did: it is on record, at its time.
alter table message
    add column state   text    not null default 'recorded',
    add column sent_at timestamptz,
    add column carrier text,
    add column shown   text,
    add column there   text,
    add column reason  text,
    add column detail  text,
    add column solves  boolean not null default false;

update message
set sent_at = at
where direction = 'out';

create unique index message_there on message (carrier, there);
