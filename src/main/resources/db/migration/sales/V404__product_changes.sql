-- What a product cost, when, and who said so.
create table product_change (
    id         uuid           primary key,
    product_id uuid           not null references product (id),
    at         timestamptz    not null,
    changed_by uuid,
    series     text,
    price      numeric(20, 4) not null,
    currency   char(3)        not null
);

create index product_change_of_product on product_change (product_id, id);
