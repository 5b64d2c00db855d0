-- What holds a lead or a product is found at once.
create index lead_merged_into on lead (merged_into) where merged_into is not null;
create index opportunity_of_product on opportunity (product_id) where product_id is not null;
