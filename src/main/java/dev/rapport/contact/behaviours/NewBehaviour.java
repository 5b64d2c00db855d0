package dev.rapport.contact.behaviours;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What another system tells that somebody did.
 *
 * @param there its id in that system; told again, it has no effect
 * @param handle how the channel knows who did it: an id there, a telephone number, an address
 * @param what the post, campaign, link or page
 */
public record NewBehaviour(
        String there,
        Channel channel,
        String handle,
        BehaviourKind kind,
        @Nullable String what,
        Instant at) {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_HANDLE = 320;
    private static final int LONGEST_WHAT = 200;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    public NewBehaviour {
        there = given("id", there, LONGEST_ID);
        handle = given("handle", handle, LONGEST_HANDLE);
        what = CleanText.lineOrNull(what);
        if (what != null && what.length() > LONGEST_WHAT)
            throw Refused.unfit("behaviour.too-long", "what", LONGEST_WHAT);
    }

    private static String given(String field, String text, int longest) {
        var line = CleanText.line(text);
        if (line.isEmpty()) throw Refused.unfit("behaviour.missing", field);
        if (line.length() > longest) throw Refused.unfit("behaviour.too-long", field, longest);
        return line;
    }

    /** Refused where it cannot have happened then. */
    void requirePast(Instant now) {
        if (at.isBefore(EARLIEST) || at.isAfter(now.plus(CLOCKS_APART))) throw Refused.unfit("behaviour.bad-time", at);
    }
}
