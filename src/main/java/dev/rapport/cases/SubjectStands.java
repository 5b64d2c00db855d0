package dev.rapport.cases;

import dev.rapport.platform.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a subject stands from now on. Published after {@link SubjectOpened}, in the same transaction as every change of its
 * state. It leaves no entry in the trail of its own: what people read about it is the feature's domain event.
 *
 * @param state a word that there is a text for, such as {@code LeadStatus.NEW}
 * @param closedAt when it came to its end; absent while it is open
 */
public record SubjectStands(
        SubjectId subject, String state, @Nullable Instant closedAt) {}
