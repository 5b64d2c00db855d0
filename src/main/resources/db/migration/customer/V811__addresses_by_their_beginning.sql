-- An e-mail address by its beginning or by that of its domain, an identity by what it is called there: each costs as much
-- as it shows, however many addresses are at one domain.
drop index contact_point_by_part;

create index contact_point_by_mail on contact_point (value text_pattern_ops) where kind = 'EMAIL';
create index contact_point_by_domain on contact_point (split_part(value, '@', 2) text_pattern_ops)
    where kind = 'EMAIL';
create index social_identity_by_external on social_identity (external);
