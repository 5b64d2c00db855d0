-- Where leads come from, each in one spelling: the one used most, and those that the scoring rules look at.
create table lead_source (
    key  text primary key,
    name text not null unique check (length(name) between 1 and 500)
);

insert into lead_source (key, name)
values
    ('reference', 'Reference'),
    ('referral sites', 'Referral Sites'),
    ('welingak website', 'Welingak Website');

insert into lead_source (key, name)
select distinct on (folded(source)) folded(source), source
from (
    select source, count(*) as times
    from lead
    where source is not null
    group by source) as used
order by folded(source), times desc, source
on conflict do nothing;
