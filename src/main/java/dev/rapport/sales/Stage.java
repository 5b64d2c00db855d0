package dev.rapport.sales;

import dev.rapport.platform.Refused;
import java.util.Locale;
import java.util.Optional;

/** The stages of an opportunity, in their order. */
public enum Stage {
    PROSPECTING,
    QUALIFICATION,
    PROPOSAL,
    NEGOTIATION,
    CONTRACT,
    PAYMENT;

    /** The word used in the process, the clocks and the API, such as {@code proposal}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Stage of(String key) {
        try {
            return valueOf(key.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("sales.no-such-stage", key);
        }
    }

    Optional<Stage> next() {
        return this == PAYMENT ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }
}
