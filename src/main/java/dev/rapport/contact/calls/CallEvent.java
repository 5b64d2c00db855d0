package dev.rapport.contact.calls;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneBy;
import dev.rapport.platform.OnlyLooked;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a call. */
sealed interface CallEvent extends DomainEvent {

    record CustomerCalled(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable String queue) implements CallEvent {}

    record CustomerWasCalled(UUID eventId, SubjectId subject, Instant at) implements CallEvent {}

    record CallAnswered(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by) implements CallEvent, DoneBy {}

    record CallPassedOn(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId to) implements CallEvent {}

    /**
     * Somebody spoke.
     *
     * @param minutes and seconds that were spoken, such as 1:30
     */
    record CallEnded(UUID eventId, SubjectId subject, Instant at, String minutes) implements CallEvent {}

    /** Somebody spoke, and nobody knows for how long. */
    record CallEndNotTold(UUID eventId, SubjectId subject, Instant at) implements CallEvent {}

    /** Nobody of us spoke with who called. */
    record CallMissed(UUID eventId, SubjectId subject, Instant at, CallOutcome callOutcome) implements CallEvent {}

    /** Nobody took a call of ours. */
    record NobodyReached(UUID eventId, SubjectId subject, Instant at, CallOutcome callOutcome) implements CallEvent {}

    record CallerLinked(
            UUID eventId,
            SubjectId subject,
            Instant at,
            CustomerId customer,
            @Nullable String proof,
            @Nullable UserId by)
            implements CallEvent, DoneBy {}

    record CallerUnlinked(
            UUID eventId,
            SubjectId subject,
            Instant at,
            CustomerId customer,
            @Nullable UserId by) implements CallEvent, DoneBy {}

    record RecordingOpened(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by) implements CallEvent, DoneBy, OnlyLooked {}

    record CallHandedOver(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String team,
            @Nullable UserId owner) implements CallEvent {}

    /** Who called and reached nobody called once more. */
    record MissedAgain(UUID eventId, SubjectId subject, Instant at, SubjectId other) implements CallEvent {}

    /** By another call, so that nobody needs to call back. */
    record CustomerReached(UUID eventId, SubjectId subject, Instant at, SubjectId other) implements CallEvent {}

    /** As a person says: reached, if there is no reason why not. */
    record CallBackEnded(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable String why,
            @Nullable UserId by) implements CallEvent, DoneBy {}

    /** What it was about, in a word and in a few. */
    record CallWrappedUp(
            UUID eventId,
            SubjectId subject,
            Instant at,
            CallReason callReason,
            String about,
            @Nullable UserId by) implements CallEvent, DoneBy {}

    record CallLedTo(
            UUID eventId,
            SubjectId subject,
            Instant at,
            SubjectId other,
            @Nullable UserId by) implements CallEvent, DoneBy {}

    /** A case that there was before. */
    record CallWasAbout(
            UUID eventId,
            SubjectId subject,
            Instant at,
            SubjectId other,
            @Nullable UserId by) implements CallEvent, DoneBy {}

    /** Of a case: what was said of it in a call. */
    record SpokenAbout(
            UUID eventId,
            SubjectId subject,
            Instant at,
            SubjectId other,
            String note,
            @Nullable UserId by) implements CallEvent, DoneBy {}

    /** That somebody called and reached nobody was a mistake. */
    record CallTryTakenBack(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by) implements CallEvent, DoneBy {}

    /** Somebody of us called for it and reached nobody. */
    record CallTried(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by) implements CallEvent, DoneBy {}

    /** Things changed while it waited that somebody was reached. */
    record ReachedOvertaken(UUID eventId, SubjectId subject, Instant at, UserId by)
            implements CallEvent, DoneBy, TellsPeople {

        @Override
        public Collection<UserId> told() {
            return List.of(by);
        }
    }
}
