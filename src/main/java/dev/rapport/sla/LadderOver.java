package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a ladder began about a clock is over for every due time but the present one; may be published repeatedly.
 *
 * @param dueAt the due time that still counts; absent when the clock has stopped or gone
 */
public record LadderOver(
        UUID clock, SubjectId subject, @Nullable Instant dueAt) {}
