-- What an import made of a product: where nothing was before, the product itself. Kept until the import is undone.
create table product_import (
    import_id       uuid           not null,
    product_id      uuid           not null references product (id) on delete cascade,
    made            boolean        not null,
    series_before   text,
    price_before    numeric(20, 4),
    currency_before char(3),
    series_after    text,
    price_after     numeric(20, 4) not null,
    currency_after  char(3)        not null,
    primary key (import_id, product_id)
);
create index product_import_of_product on product_import (product_id);
