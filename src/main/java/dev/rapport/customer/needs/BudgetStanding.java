package dev.rapport.customer.needs;

import dev.rapport.platform.Word;

/** How sure the money for a need is. */
public enum BudgetStanding implements Word {
    UNKNOWN,
    WISHED,
    PLANNED,
    APPROVED,
    NONE
}
