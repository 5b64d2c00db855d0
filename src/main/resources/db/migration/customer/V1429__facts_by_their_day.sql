-- Segments look each minute for whose day has come: by the fact and its day, not through all days that are kept.
create index customer_fact_day on customer_fact (
    name,
    (case when value ~ '^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}$'
        then make_date(cast(left(value, 4) as integer), cast(substr(value, 6, 2) as integer), 1)
            + cast(right(value, 2) as integer) - 1 end)
) where value ~ '^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}$';
