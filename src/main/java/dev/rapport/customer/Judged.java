package dev.rapport.customer;

import dev.rapport.platform.Word;

/** What of a customer the rulebook judges. */
public enum Judged implements Word {
    STAGE,
    TIER,
    TAG
}
