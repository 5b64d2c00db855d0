package dev.rapport.privacy;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneBy;
import dev.rapport.platform.OnlyLooked;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a privacy request. None of them says what is kept of the person. */
sealed interface PrivacyEvent extends DomainEvent {

    record PrivacyRequested(
            UUID eventId, SubjectId subject, Instant at, PrivacyRequest.Kind kind, PrivacyRequest.Law law)
            implements PrivacyEvent {}

    record IdentityProved(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by) implements PrivacyEvent, DoneBy {}

    record IdentityNotProved(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by) implements PrivacyEvent, DoneBy {}

    record PersonalDataCollected(UUID eventId, SubjectId subject, Instant at, long rows, int places)
            implements PrivacyEvent {}

    record CollectedDataRead(UUID eventId, SubjectId subject, Instant at) implements PrivacyEvent, OnlyLooked {}

    record AnswerProposed(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String proposal,
            @Nullable UserId by) implements PrivacyEvent, DoneBy {}

    record AnswerDecided(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String decision,
            @Nullable UserId by) implements PrivacyEvent, DoneBy {}

    record ExportReady(UUID eventId, SubjectId subject, Instant at, Instant until) implements PrivacyEvent {}

    record ExportFetched(UUID eventId, SubjectId subject, Instant at) implements PrivacyEvent, OnlyLooked {}

    /** Cases that were opened since it was prepared must be ended first. */
    record ErasureObstructed(UUID eventId, SubjectId subject, Instant at, List<String> stayed)
            implements PrivacyEvent {}

    /** A legal hold was set since it was prepared. */
    record ErasureHeldBack(UUID eventId, SubjectId subject, Instant at) implements PrivacyEvent {}

    record ErasureBegan(UUID eventId, SubjectId subject, Instant at) implements PrivacyEvent {}

    /** In the story of the customer. */
    record CustomerErased(UUID eventId, SubjectId subject, Instant at, SubjectId request) implements PrivacyEvent {}

    record LookedForErased(UUID eventId, SubjectId subject, Instant at, int places, long rows, long found)
            implements PrivacyEvent {}

    /** Something may be left of the person; administrators are told. */
    record TracesFound(UUID eventId, SubjectId subject, Instant at, long found, List<UserId> told)
            implements PrivacyEvent, TellsPeople {}

    /** Whether it is erased and looked for again, or is somebody else's. */
    record FindingsJudged(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String decision,
            @Nullable UserId by) implements PrivacyEvent, DoneBy {}

    record RequestFulfilled(UUID eventId, SubjectId subject, Instant at) implements PrivacyEvent {}

    record RequestRefused(UUID eventId, SubjectId subject, Instant at) implements PrivacyEvent {}

    record RequestHandedOver(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String team,
            @Nullable UserId owner) implements PrivacyEvent {}
}
