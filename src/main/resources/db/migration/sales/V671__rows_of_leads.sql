-- The digest of the row that a lead without a number of its own came from, so that the same row is known again.
alter table lead add column row_digest text;
create index lead_by_row on lead (row_digest) where row_digest is not null;
