package dev.rapport.community.groups;

import dev.rapport.platform.Word;

/** How somebody went. DISMISSED: the whole group ended. */
public enum GroupEnd implements Word {
    LEFT,
    REMOVED,
    DISMISSED
}
