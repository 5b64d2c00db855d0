-- Posts are listed the newest first, all of them, of an owner or of a team.
create index public_post_newest on public_post (at desc, id desc);
create index public_post_by_owner on public_post (owner_id, at desc, id desc) where owner_id is not null;
create index public_post_by_team on public_post (team, at desc, id desc);
