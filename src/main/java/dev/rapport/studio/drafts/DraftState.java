package dev.rapport.studio.drafts;

import dev.rapport.platform.Word;

/** Where a draft is on its way. */
public enum DraftState implements Word {
    DRAWING,
    IN_REVIEW,
    APPROVED,
    DEPLOYED
}
