package dev.rapport.customer.reviews;

import dev.rapport.cases.SubjectStands;
import dev.rapport.customer.quality.Quality;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One look of those responsible at a check.
 *
 * @param rhythm absent where a manager began it by hand
 * @param period first day of what is reviewed; no check has two reviews of one
 * @param owner who does it; absent while it waits in the team's queue
 * @param team key of the team that answers for the check; absent where a manager does
 * @param remindOn the working day on which those responsible are reminded
 * @param dueOn the last working day for it
 * @param before customers with a fault when it began
 * @param after the same when it ended
 * @param why the reason to accept the rest, or what help is asked for
 * @param endedBy absent while it is open, and where nothing was wrong
 */
public record DataReview(
        SubjectId id,
        String number,
        Quality quality,
        @Nullable Rhythm rhythm,
        LocalDate period,
        ReviewState state,
        @Nullable UserId owner,
        @Nullable String team,
        Instant begunAt,
        LocalDate remindOn,
        LocalDate dueOn,
        long before,
        @Nullable Long after,
        @Nullable String why,
        @Nullable UserId endedBy,
        @Nullable Instant endedAt) {

    DataReview heldBy(@Nullable UserId other, @Nullable String otherTeam) {
        return with(state, other, otherTeam, why);
    }

    /** It is to be decided by a manager. */
    DataReview passedTo(@Nullable UserId manager) {
        return with(state == ReviewState.HELP ? state : ReviewState.OVERDUE, manager, team, why);
    }

    DataReview inNeedOfHelp(String wanted) {
        return with(ReviewState.HELP, owner, team, wanted);
    }

    DataReview ended(ReviewState how, long left, @Nullable String reason, @Nullable UserId by, Instant at) {
        return new DataReview(
                id, number, quality, rhythm, period, how, owner, team, begunAt, remindOn, dueOn, before, left, reason,
                by, at);
    }

    private DataReview with(
            ReviewState how, @Nullable UserId holder, @Nullable String holdingTeam, @Nullable String reason) {
        return new DataReview(
                id,
                number,
                quality,
                rhythm,
                period,
                how,
                holder,
                holdingTeam,
                begunAt,
                remindOn,
                dueOn,
                before,
                after,
                reason,
                endedBy,
                endedAt);
    }

    SubjectStands stands() {
        return new SubjectStands(id, "ReviewState." + state, endedAt);
    }
}
