-- What a name is found by, and its hashed grams: made in the application, which knows pinyin. A customer without them
-- is found by its plain name until they are made in the background.
drop index customer_by_grams;

alter table customer
    drop column name_grams,
    add column search_key   text,
    add column search_grams integer[];

-- A short list of what is not sorted in yet: each search reads all of it.
create index customer_by_search_grams on customer using gin (search_grams) with (gin_pending_list_limit = 512);
create index customer_without_search_key on customer (id) where search_grams is null;

-- Whoever changes a name without a new key leaves the customer without one.
create function forget_search_key() returns trigger
    language plpgsql
    as $$
begin
    new.search_key := null;
    new.search_grams := null;
    return new;
end;
$$;

create trigger customer_renamed
    before update of name, kind on customer
    for each row
    when ((new.name, new.kind) is distinct from (old.name, old.kind)
        and new.search_key is not distinct from old.search_key)
    execute function forget_search_key();
