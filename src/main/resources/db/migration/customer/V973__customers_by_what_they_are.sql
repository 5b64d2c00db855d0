-- Lists of customers by owner, tier, stage or tag, the newest first, each read in the order of its index.
create index customer_by_owner_newest on customer (owner_id, id);
drop index customer_by_owner;
create index customer_by_tier on customer (tier, id);
create index customer_by_lifecycle on customer (lifecycle, id);
create index customer_tag_newest on customer_tag (lower(word), customer_id);
drop index customer_tag_by_spelling;
