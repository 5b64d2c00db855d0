package dev.rapport.insight.today;

import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What giving a clock's case to a person would do.
 *
 * @param team key of the team that would hold the case
 * @param open how many cases with running clocks the person holds
 * @param capacity how many they should hold at most
 * @param before how many of their clocks fall due before this one
 * @param nextDue when the earliest of them falls due
 * @param absentUntil when the absence ends, if that is known
 * @param due when the clock would be due
 * @param left business time that would be left to the person until then, in milliseconds
 * @param typical business time that this team's clocks of this metric took lately, in the median, in milliseconds
 */
public record Candidate(
        UserId id,
        String name,
        String team,
        int open,
        int capacity,
        int before,
        @Nullable Instant nextDue,
        boolean absent,
        @Nullable Instant absentUntil,
        @Nullable Instant due,
        long left,
        @Nullable Long typical) {

    /** Whether the promise would still be kept. */
    public enum Outlook {
        OVER,
        ABSENT,
        TOO_LITTLE_TIME,
        OTHERS_FIRST,
        IN_TIME,
        UNKNOWN
    }

    /** Weighs time left against what such clocks usually take, and against what falls due before. */
    public Outlook outlook() {
        if (left <= 0) return absent ? Outlook.ABSENT : Outlook.OVER;
        if (absent && absentUntil == null) return Outlook.ABSENT;
        if (typical == null) return Outlook.UNKNOWN;
        if (left < typical) return Outlook.TOO_LITTLE_TIME;
        return before > 0 && left < typical * (before + 1) ? Outlook.OTHERS_FIRST : Outlook.IN_TIME;
    }
}
