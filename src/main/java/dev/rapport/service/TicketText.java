package dev.rapport.service;

import dev.rapport.platform.Refused;
import dev.rapport.platform.Wording;

/** What people write in tickets, checked. */
final class TicketText {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_REASON = 500;

    private TicketText() {}

    /** Why somebody did something, in a sentence or two. */
    static String reason(String text) {
        var stripped = text.strip();
        if (stripped.length() > LONGEST_REASON || stripped.indexOf('\0') >= 0)
            throw Refused.invalid("ticket.bad-text", LONGEST_REASON);
        return stripped;
    }

    static String checked(String text) {
        var stripped = text.strip();
        if (Wording.saysNothing(stripped) || stripped.length() > LONGEST || stripped.indexOf('\0') >= 0)
            throw Refused.invalid("ticket.bad-text", LONGEST);
        return stripped;
    }
}
