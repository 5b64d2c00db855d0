package dev.rapport.community.groups;

import dev.rapport.platform.Word;

/** What somebody is in a group. COLLEAGUE: one of us who neither owns nor administers it. */
public enum GroupRole implements Word {
    OWNER,
    ADMIN,
    MEMBER,
    COLLEAGUE
}
