package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clock with whose it is and what was promised, as it stands now.
 *
 * @param number what people call the subject, such as T-1042
 * @param owner who holds the work now
 * @param team key of the team that holds the work now
 */
public record CaseClock(
        UUID id,
        SubjectId subject,
        @Nullable String external,
        @Nullable String number,
        @Nullable String title,
        Promise promise,
        SlaClock clock,
        @Nullable UserId owner,
        @Nullable String team) {

    public Metric metric() {
        return target().metric();
    }

    public SlaTarget target() {
        return promise.target();
    }

    public CaseClock with(SlaClock reading) {
        return new CaseClock(id, subject, external, number, title, promise, reading, owner, team);
    }
}
