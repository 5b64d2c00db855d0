-- Those whose last day passes are found without reading all.
create index contact_point_by_last_day on contact_point (valid_until) where valid_until is not null;
