-- What the other side took is written down at once, and told to whose letter it is afterwards: what cannot be told yet is
-- not sent again for it.
alter table outgoing
    add column taken_at timestamptz,
    add column there    text;
