package dev.rapport.contact.conversations;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneBy;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a conversation. */
sealed interface ConversationEvent extends DomainEvent {

    /** @param owner who is told, if somebody holds it */
    record SomebodyWrote(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Channel channel,
            @Nullable UserId owner) implements ConversationEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return owner == null ? List.of() : List.of(owner);
        }
    }

    /** @param because why, in the words of the rule or the person */
    record BecameCase(
            UUID eventId,
            SubjectId subject,
            Instant at,
            SubjectId other,
            @Nullable String because) implements ConversationEvent {}

    record LeftToPeople(UUID eventId, SubjectId subject, Instant at, String because) implements ConversationEvent {}

    record SenderLinked(
            UUID eventId,
            SubjectId subject,
            Instant at,
            CustomerId customer,
            @Nullable String proof,
            @Nullable UserId by)
            implements ConversationEvent, DoneBy {}

    record SenderUnlinked(
            UUID eventId,
            SubjectId subject,
            Instant at,
            CustomerId customer,
            @Nullable UserId by) implements ConversationEvent, DoneBy {}

    record ConversationAnswered(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Channel channel,
            @Nullable UserId by) implements ConversationEvent, DoneBy {}

    /** @param words the beginning of what did not go out */
    record AnswerFailed(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by,
            String trouble,
            String words) implements ConversationEvent, TellsPeople, DoneBy {

        private static final int MOST_WORDS = 2_000;

        static AnswerFailed of(SubjectId conversation, Instant at, @Nullable UserId by, String trouble, String words) {
            var beginning = words.substring(0, Math.min(words.length(), MOST_WORDS));
            return new AnswerFailed(Ids.next(), conversation, at, by, trouble, beginning);
        }

        @Override
        public List<UserId> told() {
            return by == null ? List.of() : List.of(by);
        }
    }

    record ConversationHeld(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String team,
            @Nullable UserId owner) implements ConversationEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return owner == null ? List.of() : List.of(owner);
        }
    }

    record ConversationDone(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by) implements ConversationEvent, DoneBy {}

    record ConversationSnoozed(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Instant until,
            @Nullable UserId by) implements ConversationEvent, DoneBy {}

    /**
     * It waits for us again.
     *
     * @param wasDone whether it was done, not only put aside
     */
    record ConversationBack(
            UUID eventId,
            SubjectId subject,
            Instant at,
            boolean wasDone,
            @Nullable UserId by) implements ConversationEvent, DoneBy {}
}
