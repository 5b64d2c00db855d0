-- Customers by one of several that were chosen in a field; one that stands alone is found like every fact.
create index customer_fact_several on customer_fact using gin (string_to_array(value, '; ')) where value like '%; %';
