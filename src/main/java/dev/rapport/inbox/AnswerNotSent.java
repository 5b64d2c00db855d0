package dev.rapport.inbox;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** When the moment of a held answer was over, its task took none any more. The words are given back to the author. */
public record AnswerNotSent(UUID eventId, SubjectId subject, Instant at, UserId by, String words)
        implements TellsPeople {

    @Override
    public Collection<UserId> told() {
        return List.of(by);
    }
}
