package dev.rapport.community.groups;

import dev.rapport.platform.Word;

/** How somebody came into a group. BY_HAND: a colleague noted it here. TOLD: the platform says only that they are there. */
public enum GroupWay implements Word {
    SCAN,
    INVITED,
    CODE,
    BY_HAND,
    TOLD
}
