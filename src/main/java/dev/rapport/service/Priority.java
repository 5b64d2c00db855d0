package dev.rapport.service;

import dev.rapport.platform.Word;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How much a ticket presses. */
public enum Priority implements Word {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    /** Reads a word of rules or other systems; absent when it is none of ours. */
    static @Nullable Priority of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(priority -> priority.word().equalsIgnoreCase(word))
                .findFirst()
                .orElse(null);
    }
}
