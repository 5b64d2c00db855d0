package dev.rapport.customer.membership;

import dev.rapport.platform.Word;

/** How a membership stands on a day. */
public enum MembershipStanding implements Word {
    NOT_YET,
    IN_FORCE,
    /** In force, and over within thirty days. */
    LAPSES_SOON,
    LAPSED,
    ENDED,
    /** Two customers became one, and another membership of it counts. */
    STANDS_BACK
}
