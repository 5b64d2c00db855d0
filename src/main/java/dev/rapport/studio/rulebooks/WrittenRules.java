package dev.rapport.studio.rulebooks;

import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody writes of a rulebook, for themselves until they hand it in.
 *
 * @param basedOn the version that it began with
 * @param changedAt absent where nothing was kept yet
 */
public record WrittenRules(
        String rulebook,
        UserId author,
        int basedOn,
        String text,
        @Nullable Instant changedAt,
        long version) {

    public Revision revision() {
        return Revision.of(rulebook, author.value(), version, changedAt, basedOn);
    }
}
