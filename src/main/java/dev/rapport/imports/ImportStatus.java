package dev.rapport.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an import fares, as a person reads it.
 *
 * @param undone whether it was undone to its end
 * @param undoOutcome whether all of it, some or nothing was; absent until then
 * @param rows rows seen so far, accepted or rejected
 * @param created those of the accepted that made something
 * @param changed those of the accepted that changed something that was here
 * @param trial whether rows are only tried; then the figures say what would become of them
 * @param skipped those of the accepted that were passed over because what they speak of is here already
 * @param alike those that made something which may be here already
 * @param unchanged those of the accepted of which all was here already
 * @param waitsFor the import that is worked on before this one; nothing when this one is worked on or over
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
        boolean trial,
        boolean undone,
        @Nullable UndoOutcome undoOutcome,
        long rows,
        long accepted,
        long rejected,
        long created,
        long changed,
        long unchanged,
        long skipped,
        long alike,
        List<Error> errors,
        long moreErrors,
        List<Error> notes,
        boolean moreNotes,
        String fileName,
        int percent,
        @Nullable Waiting waitsFor,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /**
     * What an import waits for: they run one after another.
     *
     * @param ahead how many come before, this one among them
     */
    public record Waiting(UUID id, String kind, String fileName, int percent, int ahead) {}

    /** A row that was left out, or that is in with something to know about it. */
    public record Error(long line, String reason) {}
}
