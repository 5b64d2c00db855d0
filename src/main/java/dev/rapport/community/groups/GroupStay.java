package dev.rapport.community.groups;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;

/** What stands in the story of customers about the groups they are in; each by its name of that day. */
sealed interface GroupStay extends DomainEvent {

    record JoinedGroup(UUID eventId, SubjectId subject, Instant at, String group, GroupWay way) implements GroupStay {}

    record LeftGroup(UUID eventId, SubjectId subject, Instant at, String group, GroupEnd end) implements GroupStay {}
}
