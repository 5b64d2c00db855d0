package dev.rapport.planted.visit;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

record VisitPlanned(UUID eventId, SubjectId subject, Instant at, UserId owner, Instant planned) implements TellsPeople {

    @Override
    public Collection<UserId> told() {
        return List.of(owner);
    }
}
