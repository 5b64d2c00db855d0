package dev.rapport.service;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import org.jspecify.annotations.Nullable;

/** What people write in tickets, checked. */
final class TicketText {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_REASON = 500;

    private TicketText() {}

    /** Why somebody did something, in a sentence or two. */
    static String reason(String text) {
        var written = CleanText.body(text);
        if (written.length() > LONGEST_REASON) throw Refused.invalid("ticket.bad-text", LONGEST_REASON);
        return written;
    }

    /** The same, or nothing when nothing is said. */
    static @Nullable String reasonIn(@Nullable String text) {
        return text == null || CleanText.saysNothing(text) ? null : reason(text);
    }

    /** What came in is kept whatever it says, and however long it is. */
    static String received(String text) {
        return CleanText.body(text);
    }

    static String checked(String text) {
        var written = CleanText.body(text);
        if (written.isEmpty() || written.length() > LONGEST) throw Refused.invalid("ticket.bad-text", LONGEST);
        return written;
    }
}
