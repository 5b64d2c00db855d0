package dev.rapport.contact.posts;

import dev.rapport.contact.Trouble;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What we answered below what is said in public.
 *
 * @param settledAt when the platform took it, somebody said so, or it failed for good
 * @param trouble why it does not go out
 */
public record PublicAnswer(
        UUID id,
        UUID post,
        String words,
        UserId author,
        Instant writtenAt,
        State state,
        @Nullable Instant settledAt,
        @Nullable Trouble trouble) {

    /** How far it got. */
    public enum State implements Word {
        QUEUED,

        /** The platform took it. */
        SENT,

        /** Somebody answered there by hand, and says so. */
        SAID,

        /** For good. */
        FAILED
    }

    /** Whether everybody reads it. */
    boolean stands() {
        return state == State.SENT || state == State.SAID;
    }

    PublicAnswer told(String words) {
        return new PublicAnswer(id, post, words, author, writtenAt, state, settledAt, trouble);
    }

    @Override
    public String toString() {
        return "answer " + id;
    }
}
