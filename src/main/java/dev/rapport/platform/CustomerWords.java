package dev.rapport.platform;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What customers say about subjects; by the module that has conversations. A Spring bean. */
public interface CustomerWords {

    /** The newest message of the customer; empty for subjects without one. */
    @ForEverybody("only an id, by which one tells what one has seen")
    Optional<UUID> newest(SubjectId subject);

    /**
     * Refuses what was written without knowing the newest message. In a transaction no other message comes until it ends.
     *
     * @param seen the newest one that its author had before their eyes, if there was any
     */
    void requireSeen(SubjectId subject, @Nullable UUID seen);
}
