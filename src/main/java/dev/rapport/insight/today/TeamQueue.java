package dev.rapport.insight.today;

import dev.rapport.insight.today.Candidate.Outlook;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What letting a clock's case wait in a team's queue would do.
 *
 * @param team key of the team
 * @param waiting how many other cases wait there
 * @param before how many of them have a clock that falls due before this one
 * @param present how many people of the team are there to take one
 * @param due when the clock would be due
 * @param left business time that would be left until then, in milliseconds
 * @param typical business time that this team's clocks of this metric took lately, in the median, in milliseconds
 */
public record TeamQueue(
        String team,
        int waiting,
        int before,
        int present,
        @Nullable Instant due,
        long left,
        @Nullable Long typical) {

    /** Weighs time left against what such clocks usually take, and against what those present must do before. */
    public Outlook outlook() {
        if (left <= 0) return Outlook.OVER;
        if (present == 0) return Outlook.ABSENT;
        if (typical == null) return Outlook.UNKNOWN;
        if (left < typical) return Outlook.TOO_LITTLE_TIME;
        return left < typical * (before / present + 1) ? Outlook.OTHERS_FIRST : Outlook.IN_TIME;
    }
}
