package dev.rapport.sla;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why work on a case waits; histories of other systems may have reasons of their own. */
public enum PauseReason {
    CUSTOMER,
    VENDOR,
    PARTS,
    APPROVAL,
    APPOINTMENT;

    /** As the log of a case has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PauseReason> of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst();
    }
}
