-- Accents no longer count when names are compared.
with changed as (
    select id, folded(name_key) as key
    from customer
    where folded(name_key) <> name_key
)
update customer
set name_key = changed.key,
    name_grams = array(
        select substr(changed.key, place, length)
        from generate_series(1, length(changed.key)) as place, generate_series(1, 2) as length
        where place + length <= length(changed.key) + 1
        group by 1)
from changed
where changed.id = customer.id;
