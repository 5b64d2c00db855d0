package dev.rapport.contact.wecom;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneOutside;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What colleagues do in WeCom about customers stands in their story. */
sealed interface ContactEvent extends DomainEvent, DoneOutside {

    /**
     * A colleague has them as a contact no more.
     *
     * @param member the colleague's name at that time
     * @param handedOver present where somebody else was to take them over
     */
    record RemovedByStaff(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String member,
            @Nullable Boolean handedOver) implements ContactEvent {}

    /** A colleague was to take them over from another and could not. */
    record NotTakenOver(UUID eventId, SubjectId subject, Instant at, String member, TransferFailure failure)
            implements ContactEvent {}
}
