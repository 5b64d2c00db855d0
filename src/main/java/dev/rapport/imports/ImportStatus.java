package dev.rapport.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an import fares, as a person reads it.
 *
 * @param rows rows seen so far, accepted or rejected
 * @param percent how much of the file was read
 * @param failure why it ended early, if it did
 * @param errors the first rejected rows
 * @param moreErrors how many rejected rows are not among them
 * @param notes the first things that people should know of rows that are in
 */
public record ImportStatus(
        UUID id,
        String kind,
        ImportState state,
        long rows,
        long accepted,
        long rejected,
        List<Error> errors,
        long moreErrors,
        List<Error> notes,
        boolean moreNotes,
        String fileName,
        int percent,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /** A row that was left out, or that is in with something to know about it. */
    public record Error(long line, String reason) {}
}
