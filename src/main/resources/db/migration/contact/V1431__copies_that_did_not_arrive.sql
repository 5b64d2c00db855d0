-- Who stood on a mail of ours as well and did not get it, as everybody may see them, and what their server said.
alter table message
    add column copies_lost        text[] not null default '{}',
    add column copies_lost_detail text;
