-- The last thing that the other side brought, shown to be its own, and that could not be taken.
alter table channel_account
    add column refused_at timestamptz,
    add column refused text,
    add column refused_detail text;
