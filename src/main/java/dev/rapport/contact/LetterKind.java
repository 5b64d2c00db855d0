package dev.rapport.contact;

import java.time.Instant;
import java.util.Optional;

/** A kind of letters, with what becomes of them. Called in the transaction that writes it down, once. A Spring bean. */
public interface LetterKind {

    String kind();

    /** Why it may not go out any more, asked right before it does. */
    default Optional<Trouble> forbidden(Letter letter) {
        return Optional.empty();
    }

    /**
     * The carrier took it.
     *
     * @param there its id on the other side
     */
    void accepted(Letter letter, Instant at, String there);

    /** It will be tried again. */
    default void postponed(Letter letter, Instant until, Trouble why) {}

    /** It does not go out any more. */
    void failed(Letter letter, Instant at, Trouble why);
}
