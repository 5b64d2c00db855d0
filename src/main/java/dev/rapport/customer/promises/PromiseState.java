package dev.rapport.customer.promises;

import dev.rapport.platform.Word;

/** How a promise stands. */
public enum PromiseState implements Word {
    OPEN,
    KEPT,
    BROKEN,
    WITHDRAWN
}
