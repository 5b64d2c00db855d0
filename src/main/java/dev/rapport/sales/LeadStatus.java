package dev.rapport.sales;

/** Where a lead stands. The last four are ends. */
public enum LeadStatus {
    NEW,
    WAITING,
    ASSIGNED,
    QUALIFIED,
    NURTURED,
    DISCARDED,
    MERGED;

    public boolean isOpen() {
        return this == NEW || this == WAITING || this == ASSIGNED;
    }
}
