package dev.rapport.customer.notes;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneBy;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to notes. They are told by their ids, because nobody can erase words from a trail. */
sealed interface NoteEvent extends DomainEvent, DoneBy {

    /** @param mentioned whom it is for; absent when it is for nobody in particular */
    record NoteAdded(
            UUID eventId,
            SubjectId subject,
            Instant at,
            UserId by,
            @Nullable List<UserId> mentioned,
            UUID written) implements NoteEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return Objects.requireNonNullElse(mentioned, List.of());
        }

        /** One note does not take the place of another. */
        @Override
        public String topic() {
            return "note " + written;
        }
    }

    /** @param mentioned for whom it was not before */
    record NoteEdited(
            UUID eventId,
            SubjectId subject,
            Instant at,
            UserId by,
            @Nullable List<UserId> mentioned,
            UUID written) implements NoteEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return Objects.requireNonNullElse(mentioned, List.of());
        }

        @Override
        public String topic() {
            return "note " + written;
        }
    }

    record NoteRemoved(UUID eventId, SubjectId subject, Instant at, UserId by, UserId author) implements NoteEvent {}

    record NoteRestored(UUID eventId, SubjectId subject, Instant at, UserId by, UUID written) implements NoteEvent {}

    record NotePinned(UUID eventId, SubjectId subject, Instant at, UserId by, UUID written) implements NoteEvent {}

    record NoteUnpinned(UUID eventId, SubjectId subject, Instant at, UserId by, UUID written) implements NoteEvent {}
}
