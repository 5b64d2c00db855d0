package dev.rapport.cases;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Anything with a number and a story.
 *
 * @param kind name of its {@link CaseKind}
 * @param parent what caused it
 * @param team key of the team that holds the work
 * @param state a word that there is a text for; absent where the application that opened it had no words for its kind
 * @param closedAt absent while it is open
 */
public record Subject(
        SubjectId id,
        String kind,
        String number,
        String title,
        @Nullable CustomerId customer,
        @Nullable SubjectId parent,
        @Nullable UserId owner,
        @Nullable String team,
        Instant openedAt,
        @Nullable String state,
        @Nullable Instant closedAt) {

    public boolean isOpen() {
        return closedAt == null;
    }
}
