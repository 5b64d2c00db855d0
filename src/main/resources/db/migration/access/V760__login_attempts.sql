-- How often a login failed from an address and from anywhere, and when it last came in from an address: one count for all
-- copies of the application, that outlives a restart. The key is a hash, since a password may be typed in place of a login.
create table login_attempt (
    key bytea primary key,
    failures integer not null check (failures >= 0),
    failed_at timestamptz,
    came_in_at timestamptz,
    kept_until timestamptz not null
);

create index login_attempt_age on login_attempt (kept_until);
