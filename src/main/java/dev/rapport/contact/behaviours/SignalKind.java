package dev.rapport.contact.behaviours;

import dev.rapport.platform.Word;

/** What signals say of a customer, each decided by a rulebook of its own. */
public enum SignalKind implements Word {
    INTEREST("interest-level"),
    STRENGTH("relationship-strength"),
    POTENTIAL("engagement-potential");

    private final String rulebook;

    SignalKind(String rulebook) {
        this.rulebook = rulebook;
    }

    String rulebook() {
        return rulebook;
    }
}
