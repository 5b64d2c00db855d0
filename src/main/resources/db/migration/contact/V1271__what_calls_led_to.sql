-- Cases that came of a call, or that it was about: who works on one may read the call.
alter table phone_call add column led_to uuid[] not null default '{}';
