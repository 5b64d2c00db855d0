package dev.rapport.contact.behaviours;

import dev.rapport.platform.Word;

/** How much of something there is. */
public enum SignalLevel implements Word {
    LOW,
    MEDIUM,
    HIGH;

    SignalLevel next() {
        return this == LOW ? MEDIUM : HIGH;
    }

    SignalLevel atMost(SignalLevel other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
