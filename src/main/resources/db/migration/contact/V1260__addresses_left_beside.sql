-- Phones and e-mail addresses that the other side left beside the one where they are answered.
alter table conversation add column beside text[] not null default '{}';
