-- What no browser fetched goes by mail to those who left an address.
alter table web_answer
    add column heading   text        not null default '',
    add column mailed_at timestamptz;

create index web_answer_left on web_answer (written_at) where fetched_at is null and mailed_at is null;
