package dev.rapport.customer;

import dev.rapport.platform.Word;
import java.util.List;

/** What for a customer may be contacted, or what they are evaluated for. */
public enum Purpose implements Word {
    SERVICE,
    MARKETING,
    NEWSLETTER,

    /** Not bound to a channel. */
    PROFILING;

    /** Those for which somebody writes or calls. */
    static final List<Purpose> OF_CONTACT = List.of(SERVICE, MARKETING, NEWSLETTER);

    /** Whether a yes by e-mail counts only when it was confirmed at the address (decision 071). */
    public boolean isConfirmed() {
        return this == MARKETING || this == NEWSLETTER;
    }

    public boolean hasChannel() {
        return this != PROFILING;
    }
}
