package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * Which clocks or breaches are wanted; what is absent does not matter.
 *
 * @param external the number in the system the case was imported from
 * @param text the subject's number, its external number, or the beginning of a policy's name
 */
public record SlaFilter(
        @Nullable SubjectId subject,
        @Nullable String external,
        @Nullable String metric,
        @Nullable String team,
        @Nullable String text) {

    public static final SlaFilter ALL = new SlaFilter(null, null, null, null, null);
}
