drop index lead_by_words;
create index lead_by_words on lead
    using gin (folded(number || ' ' || name || ' ' || coalesce(company, '')) gin_trgm_ops);

drop index opportunity_by_words;
create index opportunity_by_words on opportunity using gin (folded(number || ' ' || name) gin_trgm_ops);
