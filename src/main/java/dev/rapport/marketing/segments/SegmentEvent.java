package dev.rapport.marketing.segments;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What becomes of a segment that its owner must know; under the segment's id. */
public sealed interface SegmentEvent extends DomainEvent, TellsPeople {

    /** @param because the fact or word that is gone */
    record SegmentStuck(UUID eventId, SubjectId subject, Instant at, String name, String because, UserId owner)
            implements SegmentEvent {

        @Override
        public List<UserId> told() {
            return List.of(owner);
        }
    }

    /** The database cannot answer what it asks. */
    record SegmentFailed(UUID eventId, SubjectId subject, Instant at, String name, UserId owner)
            implements SegmentEvent {

        @Override
        public List<UserId> told() {
            return List.of(owner);
        }
    }

    record SegmentWorksAgain(UUID eventId, SubjectId subject, Instant at, String name, UserId owner)
            implements SegmentEvent {

        @Override
        public List<UserId> told() {
            return List.of(owner);
        }
    }
}
