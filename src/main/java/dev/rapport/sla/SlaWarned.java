package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A clock came near its due time. The event id is derived from clock, kind and due time, so it exists once.
 *
 * @param metric its name; from the second round on with the number of the round, such as next-response-2
 * @param told who holds the work, or the lead of the team while nobody does; nobody where a ladder tells people
 */
public record SlaWarned(UUID eventId, SubjectId subject, Instant at, String metric, Instant dueAt, List<UserId> told)
        implements TellsPeople {

    @Override
    public String topic() {
        return TellsPeople.time();
    }
}
