-- What a platform says of a group: who owns it, as far as that is a colleague, what is announced in it, and when it last said so.
alter table community_group
    add column owner_there text check (length(owner_there) <= 200),
    add column notice text check (length(notice) <= 4000),
    add column heard_at timestamptz,
    add check ((heard_at is null) = (chat is null));
