-- What the SLA policies look at besides the tier.
alter table customer
    add column language text,
    add column contract text;

update customer
set tier = 'standard'
where btrim(tier) = '';
