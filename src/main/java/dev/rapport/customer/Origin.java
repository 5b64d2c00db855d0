package dev.rapport.customer;

import org.jspecify.annotations.Nullable;

/**
 * Where something that is kept of a customer comes from.
 *
 * @param file name of the file, if it was one
 * @param line where it stands there
 */
public record Origin(
        Source source, @Nullable String file, @Nullable Long line) {

    /** Who or what told us. */
    public enum Source {
        PERSON,
        /** With a person's token. */
        PROGRAM,
        FILE,
        /** A lead, a ticket or whatever else brought the customer in. */
        CASE
    }

    static Origin of(Source source) {
        return new Origin(source, null, null);
    }

    public static Origin file(@Nullable String file, long line) {
        return new Origin(Source.FILE, file, line);
    }
}
