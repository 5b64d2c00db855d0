-- Steps of the ladder that the clock came to before are noted and not told; absent where all are told.
alter table sla_clock add column ladder_from timestamptz;

-- Clocks that were warned of or late before there were ladders: those who were told then are not told again.
update sla_clock clock
set ladder_from = now()
where phase <> 'STOPPED'
    and not exists (select from sla_ladder_step where clock_id = clock.id)
    and (exists (select from sla_warning where clock_id = clock.id)
        or exists (select from sla_breach where clock_id = clock.id));
