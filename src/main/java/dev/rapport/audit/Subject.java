package dev.rapport.audit;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.SubjectKind;
import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Anything with a number and a story.
 *
 * @param parent what caused it
 * @param team key of the team that holds the work
 */
public record Subject(
        SubjectId id,
        SubjectKind kind,
        String number,
        String title,
        @Nullable CustomerId customer,
        @Nullable SubjectId parent,
        @Nullable UserId owner,
        @Nullable String team,
        Instant openedAt) {}
