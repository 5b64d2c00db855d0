package dev.rapport.customer.notes;

import dev.rapport.platform.Revision;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody noted.
 *
 * @param text phones and e-mail addresses masked where the asker may not see them
 * @param wording how often it was written, from 1
 * @param removedAt absent while it stands
 * @param mayEdit whether the asker wrote it and may still write
 * @param mayRemove whether the asker may take it away, and bring it back
 */
public record Note(
        UUID id,
        About about,
        String text,
        int wording,
        String writtenBy,
        Instant writtenAt,
        @Nullable Instant editedAt,
        boolean pinned,
        @Nullable Instant removedAt,
        boolean mayEdit,
        boolean mayRemove) {

    public Revision revision() {
        return NoteRows.revision(id, wording);
    }

    /**
     * One wording of a note.
     *
     * @param number from 1
     */
    public record Wording(int number, String text, Instant writtenAt) {}
}
