package dev.rapport.customer.handover;

import dev.rapport.platform.Word;
import java.util.List;

/** How a customer stands in a hand-over. Who waits is asked for next; who was asked, a platform has until tomorrow. */
public enum Standing implements Word {
    PLANNED,
    WAITING,
    ASKED,
    DONE,
    REFUSED,
    FULL,
    FAILED,
    KEPT;

    /** Those about which a person decides. */
    static final List<Standing> UNSETTLED = List.of(REFUSED, FULL, FAILED);
}
