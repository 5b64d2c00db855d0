package dev.rapport.service;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The ticket changed while what somebody did with it waited, and so it was not done. */
record MoveOvertaken(UUID eventId, SubjectId subject, Instant at, UserId by, TicketMove move) implements TellsPeople {

    @Override
    public Collection<UserId> told() {
        return List.of(by);
    }
}
