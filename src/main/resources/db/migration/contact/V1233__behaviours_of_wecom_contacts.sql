alter table behaviour
    drop constraint behaviour_kind_check,
    add constraint behaviour_kind_check check (kind in (
        'LIKE', 'COMMENT', 'SHARE', 'JOIN', 'TALK', 'REPLY', 'CLICK', 'SCAN', 'VISIT', 'FOLLOW', 'UNFOLLOW', 'MENTION',
        'BEFRIEND', 'UNFRIEND'));
