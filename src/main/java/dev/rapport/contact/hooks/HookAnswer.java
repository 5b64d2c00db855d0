package dev.rapport.contact.hooks;

import dev.rapport.contact.Trouble;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of posting something once.
 *
 * @param code as HTTP says it; absent where nobody answered
 * @param beginning of what was said
 * @param trouble why nobody answered; absent where somebody did
 * @param patience for how long the other side asks to be left in peace
 */
record HookAnswer(
        @Nullable Integer code,
        @Nullable String beginning,
        @Nullable Trouble trouble,
        @Nullable Duration patience) {

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    static HookAnswer none(Trouble why) {
        return new HookAnswer(null, null, why, null);
    }

    boolean isTaken() {
        return code != null && code >= OK && code < REDIRECT;
    }

    /** The other side wants nothing more. */
    boolean isGone() {
        return code != null && code == GONE;
    }

    /** Whether anything else would fare alike: the other side is away or has too much to do. */
    boolean isForAll() {
        return code == null || code == TOO_MANY || code >= SERVER_ERROR;
    }

    /** What is said of it. */
    Trouble why() {
        return trouble == null ? new Trouble("hook.refused", "HTTP " + code) : trouble;
    }
}
