package dev.rapport.platform;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to a subject. Published inside the transaction that made it true; listeners run in that same
 * transaction, so that the trail, the clocks and the messages to the engine stand or fall with it. The further
 * components of an implementing record are the details kept in the trail; the sentence people read is the message
 * {@code trail.<simple class name>}.
 */
public interface DomainEvent {

    /** Unique for ever: the id of the message to the engine that follows from this event. */
    UUID eventId();

    SubjectId subject();

    /** When it happened, which for imported history is not when it was written down. */
    Instant at();
}
