package dev.rapport.platform;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What customers say about subjects; by the module that has conversations. A Spring bean. */
public interface CustomerWords {

    /** The newest message of the customer; empty for subjects without one. */
    Optional<UUID> newest(SubjectId subject);

    /**
     * Refuses what was written without knowing the newest message.
     *
     * @param seen the newest one that its author had before their eyes, if there was any
     */
    default void requireSeen(SubjectId subject, @Nullable UUID seen) {
        if (!Objects.equals(newest(subject).orElse(null), seen)) throw Refused.conflict(CustomerHeard.SINCE);
    }
}
