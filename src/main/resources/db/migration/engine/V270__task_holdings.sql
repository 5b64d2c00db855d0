-- When somebody took a task and when nobody had it any more: {"at": ..., "held": ...}, in order.
alter table user_task add column holdings jsonb not null default '[]';
