package dev.rapport.contact.behaviours;

import dev.rapport.platform.Channel;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneOutside;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer does stands in its story. */
sealed interface BehaviourEvent extends DomainEvent, DoneOutside {

    /**
     * Once for each behaviour.
     *
     * @param what as everybody may see it
     */
    record CustomerDid(
            UUID eventId,
            SubjectId subject,
            Instant at,
            BehaviourKind kind,
            Channel channel,
            @Nullable String what) implements BehaviourEvent {}
}
