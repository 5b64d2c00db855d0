-- What a customer was when its import had made it, so that its undo sees whether anybody wrote to it since.
alter table customer add column import_print text;

-- What an import changed of customers that were here: words of facts and terms, and contact points that it added.
create table customer_import_change (
    import_id   uuid not null,
    customer_id uuid not null references customer on delete cascade,
    field       text not null,
    before      text,
    after       text,
    primary key (import_id, customer_id, field)
);
