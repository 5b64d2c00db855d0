-- The last digits of a lead's phone, and any part of its e-mail address.
create index lead_by_phone_ending on lead (reverse(phone) text_pattern_ops) where phone is not null;
create index lead_by_email_part on lead using gin (email gin_trgm_ops) where email is not null;
