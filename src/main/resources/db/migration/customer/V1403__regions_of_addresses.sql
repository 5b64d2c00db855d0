-- The state or province of a postal address, where it was written beside the city.
alter table contact_point add column region text;
