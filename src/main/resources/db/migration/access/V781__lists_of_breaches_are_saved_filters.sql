-- Lists of breaches that people named are saved filters like those of every other page.
insert into saved_filter (id, user_id, page, name, team, address, created_at)
select id, user_id, 'sla/breaches', name, team, address, created_at
from breach_view;

drop table breach_view;
