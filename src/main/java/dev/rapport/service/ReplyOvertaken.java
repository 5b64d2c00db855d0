package dev.rapport.service;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The customer wrote while a reply was held. It did not go out and is in its author's reply field again. */
record ReplyOvertaken(UUID eventId, SubjectId subject, Instant at, UserId by, String words) implements TellsPeople {

    @Override
    public Collection<UserId> told() {
        return List.of(by);
    }
}
