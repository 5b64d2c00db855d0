package dev.rapport.privacy.retention;

import dev.rapport.platform.Revision;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule.
 *
 * @param version grows with each change
 * @param dryRun the last of this version
 * @param run the last that proposed customers
 */
public record RetentionRule(
        UUID id,
        RetentionWish wish,
        int version,
        boolean enabled,
        @Nullable RetentionRun dryRun,
        @Nullable RetentionRun run) {

    /** What somebody who changes it must have read. */
    public Revision revision() {
        return Revision.of(version, enabled);
    }

    /** Nobody switches on what they have not seen at work. */
    public boolean isTried() {
        return dryRun != null && dryRun.endedAt() != null;
    }
}
