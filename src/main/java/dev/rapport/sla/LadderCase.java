package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as its escalation ladder sees it.
 *
 * @param calendar of the clock that the ladder belongs to
 * @param owner who holds the work
 * @param team key of the team that holds the work
 * @param actedAt when somebody last took care of it: took it, answered, set it to wait, moved it on or solved it
 */
public record LadderCase(
        SubjectId subject,
        String caseType,
        @Nullable String priority,
        String calendar,
        @Nullable UserId owner,
        @Nullable String team,
        @Nullable Instant actedAt) {

    /** The same where somebody works on it whom the case does not name yet. */
    public LadderCase heldBy(UserId holder) {
        return new LadderCase(subject, caseType, priority, calendar, holder, team, actedAt);
    }
}
