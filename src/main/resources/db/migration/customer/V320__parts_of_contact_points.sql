-- The last digits of a number, and any part of an e-mail address.
create index contact_point_by_ending on contact_point (reverse(value) text_pattern_ops) where kind = 'PHONE';
create index contact_point_by_part on contact_point using gin (value gin_trgm_ops) where kind = 'EMAIL';
