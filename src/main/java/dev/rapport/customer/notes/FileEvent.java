package dev.rapport.customer.notes;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneBy;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What happens to files. They are told by their ids, because nobody can erase a name from a trail. */
sealed interface FileEvent extends DomainEvent {

    record FileAttached(UUID eventId, SubjectId subject, Instant at, UserId by, UUID attached)
            implements FileEvent, DoneBy {}

    record FileRemoved(UUID eventId, SubjectId subject, Instant at, UserId by, UserId author)
            implements FileEvent, DoneBy {}

    record FileRestored(UUID eventId, SubjectId subject, Instant at, UserId by, UUID attached)
            implements FileEvent, DoneBy {}

    /**
     * All files together come near to what the setting allows; told to administrators.
     *
     * @param used megabytes
     * @param allowed megabytes
     */
    record FilesNearlyFull(UUID eventId, SubjectId subject, Instant at, long used, long allowed, List<UserId> told)
            implements FileEvent, TellsPeople {

        /** No case's: under which the trail tells of all files. */
        static final SubjectId ALL_FILES = new SubjectId(new UUID(0, 0x66696c6573L));
    }
}
