-- Groups that were words of their members until now are cases.
insert into subject (id, kind, number, title, team, opened_at, state)
select id, 'GROUP', number, name, team, opened_at, 'GroupState.ACTIVE'
from community_group;
