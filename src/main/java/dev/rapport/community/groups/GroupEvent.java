package dev.rapport.community.groups;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneOutside;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a group. */
sealed interface GroupEvent extends DomainEvent {

    record GroupChanged(UUID eventId, SubjectId subject, Instant at) implements GroupEvent {}

    /** On its platform. */
    record GroupRenamed(UUID eventId, SubjectId subject, Instant at, String before, String after)
            implements GroupEvent, DoneOutside {}

    /** What is announced in it is another text. */
    record GroupNoticed(UUID eventId, SubjectId subject, Instant at) implements GroupEvent, DoneOutside {}

    /** It is no more where it was. */
    record GroupDismissed(UUID eventId, SubjectId subject, Instant at) implements GroupEvent, DoneOutside {}

    record GroupClosed(UUID eventId, SubjectId subject, Instant at) implements GroupEvent {}

    record GroupReopened(UUID eventId, SubjectId subject, Instant at) implements GroupEvent {}

    /** Somebody came in, as a colleague noted it. Of those of whom a platform tells there is {@link GroupMoved}. */
    record GroupEntered(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable CustomerId customer,
            GroupWay way) implements GroupEvent {}

    /** Somebody went, as a colleague noted it. */
    record GroupLeft(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable CustomerId customer,
            GroupEnd end) implements GroupEvent {}

    /** How many came and went since its platform told of it before. */
    record GroupMoved(UUID eventId, SubjectId subject, Instant at, long came, long went)
            implements GroupEvent, DoneOutside {}

    /** Others can come in again. */
    record GroupHasRoom(UUID eventId, SubjectId subject, Instant at, int members) implements GroupEvent {}

    /** It holds as many as it can. */
    record GroupFilled(UUID eventId, SubjectId subject, Instant at, int members) implements GroupEvent {}

    /**
     * A customer who was to be looked after there did not come in, as it is full.
     *
     * @param people who looks after it
     */
    record GroupTurnedAway(UUID eventId, SubjectId subject, Instant at, int members, List<UserId> people)
            implements GroupEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return people;
        }
    }

    /** @param owner absent when it went to the team */
    record GroupHandedOver(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String team,
            @Nullable UserId owner) implements GroupEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return owner == null ? List.of() : List.of(owner);
        }
    }
}
