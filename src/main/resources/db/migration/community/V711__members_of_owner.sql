create index member_of_owner on member (owner_id) where owner_id is not null;
