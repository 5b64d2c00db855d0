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
        Instant openedAt) {}
