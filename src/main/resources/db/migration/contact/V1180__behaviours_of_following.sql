-- What platforms tell of people who follow an account, and who name it in what they write.
alter table behaviour
    drop constraint behaviour_kind_check,
    add constraint behaviour_kind_check check (kind in (
        'LIKE', 'COMMENT', 'SHARE', 'JOIN', 'TALK', 'REPLY', 'CLICK', 'SCAN', 'VISIT', 'FOLLOW', 'UNFOLLOW', 'MENTION'));
