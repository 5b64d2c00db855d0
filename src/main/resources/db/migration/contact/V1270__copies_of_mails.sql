-- Who else stood on a mail: of one that came in to whom else it went, of one of ours to whom we sent a copy. Beside it where
-- one of ours went.
alter table message
    add column copies    text[]  not null default '{}',
    add column automatic boolean not null default false,
    add column addressed text;

alter table outgoing add column copies text[] not null default '{}';
