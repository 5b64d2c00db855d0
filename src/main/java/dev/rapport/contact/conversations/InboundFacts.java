package dev.rapport.contact.conversations;

import dev.rapport.platform.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * What the rulebook {@code inbound} looks at.
 *
 * @param channel such as {@code email}
 * @param text heading and words, as {@link Phrases#prepared} makes them
 * @param sender {@code known}, {@code maybe} or {@code unknown}
 * @param tier of the customer, such as {@code gold}; absent while nobody knows who it is
 * @param openCases how many cases of the customer are open that can be talked about
 * @param automatic whether a machine wrote it
 */
public record InboundFacts(
        String channel,
        String text,
        String sender,
        @Nullable String tier,
        int openCases,
        boolean automatic) {

    /** Whether the text has one of the phrases, see {@link Phrases#says}. */
    public boolean says(String phrases) {
        return Phrases.says(text, phrases);
    }
}
