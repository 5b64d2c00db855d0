-- Who is told to write to somebody takes one of the reaches of the week, so that others are not told so, too.
alter table member_reach add column meant boolean not null default false;

create unique index member_reach_meant on member_reach (member_id) where meant;
