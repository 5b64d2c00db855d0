package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.Ids;
import dev.rapport.platform.OnlyLooked;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a customer itself. */
public sealed interface CustomerEvent extends DomainEvent {

    /** What happens to a customer stands in the trail under the customer's own id. */
    static SubjectId subjectOf(CustomerId customer) {
        return new SubjectId(customer.value());
    }

    record CustomerAdded(UUID eventId, SubjectId subject, Instant at, String name) implements CustomerEvent {}

    /** To which firm it belongs, by name; absent when to none. */
    record ParentChanged(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable String before,
            @Nullable String after) implements CustomerEvent {}

    record NameChanged(UUID eventId, SubjectId subject, Instant at, String before, String after)
            implements CustomerEvent {}

    record KindChanged(UUID eventId, SubjectId subject, Instant at, NewCustomer.Kind kind) implements CustomerEvent {}

    /**
     * What was not known, or no longer is, is absent.
     *
     * @param before as everybody may see it
     * @param after the same
     */
    record FactChanged(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String fact,
            @Nullable String before,
            @Nullable String after) implements CustomerEvent {}

    record ContactPointAdded(UUID eventId, SubjectId subject, Instant at, String masked) implements CustomerEvent {}

    record ContactPointChanged(UUID eventId, SubjectId subject, Instant at, String masked) implements CustomerEvent {}

    record ContactPointCorrected(UUID eventId, SubjectId subject, Instant at, String maskedBefore, String masked)
            implements CustomerEvent {}

    record ContactPointRemoved(UUID eventId, SubjectId subject, Instant at, String masked) implements CustomerEvent {}

    /** Nothing is sent there any more. */
    record ContactPointClosed(UUID eventId, SubjectId subject, Instant at, String masked, String why)
            implements CustomerEvent {}

    record ContactPointOpened(UUID eventId, SubjectId subject, Instant at, String masked) implements CustomerEvent {}

    record ContactPointShown(UUID eventId, SubjectId subject, Instant at, String masked, String reason)
            implements CustomerEvent, OnlyLooked {}

    /** What is not known is a dash. Older trails have {@code TermsChanged}, which tells only what it is now. */
    record TermsReplaced(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String tierBefore,
            String tier,
            String languageBefore,
            String language,
            String contractBefore,
            String contract)
            implements CustomerEvent {

        static TermsReplaced of(CustomerId customer, Instant at, CustomerTerms before, CustomerTerms now) {
            return new TermsReplaced(
                    Ids.next(),
                    subjectOf(customer),
                    at,
                    before.tier(),
                    now.tier(),
                    known(before.language()),
                    known(now.language()),
                    known(before.contract()),
                    known(now.contract()));
        }

        private static String known(@Nullable String term) {
            return Objects.requireNonNullElse(term, "–");
        }
    }

    record IdentityAdded(
            UUID eventId, SubjectId subject, Instant at, String channel, String masked, Certainty certainty)
            implements CustomerEvent {}

    /** How sure it is. */
    record IdentityJudged(
            UUID eventId, SubjectId subject, Instant at, String channel, String masked, Certainty certainty)
            implements CustomerEvent {}

    record IdentityRemoved(UUID eventId, SubjectId subject, Instant at, String channel, String masked)
            implements CustomerEvent {}

    /** Somebody took it out as a card for address books, with so many ways to reach it. */
    record CardTaken(UUID eventId, SubjectId subject, Instant at, int ways) implements CustomerEvent, OnlyLooked {}

    record IdentityShown(UUID eventId, SubjectId subject, Instant at, String channel, String masked, String why)
            implements CustomerEvent, OnlyLooked {}

    record TagAdded(UUID eventId, SubjectId subject, Instant at, String word, String source) implements CustomerEvent {}

    record TagRemoved(UUID eventId, SubjectId subject, Instant at, String word) implements CustomerEvent {}

    /** Said of a channel as such: to service and marketing. */
    record ConsentGranted(UUID eventId, SubjectId subject, Instant at, String channel) implements CustomerEvent {}

    /** Said of a channel as such: whatever for. */
    record ConsentWithdrawn(UUID eventId, SubjectId subject, Instant at, String channel) implements CustomerEvent {}

    /** @param until absent if it stands until it is taken back */
    record ConsentGiven(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Purpose purpose,
            String channel,
            ConsentSource source,
            String wording,
            @Nullable Instant until)
            implements CustomerEvent {}

    /** A yes that counts once it is confirmed at the address, which is told as everybody may see it. */
    record ConsentAsked(
            UUID eventId, SubjectId subject, Instant at, Purpose purpose, String masked, ConsentSource source)
            implements CustomerEvent {}

    record ConsentConfirmed(UUID eventId, SubjectId subject, Instant at, Purpose purpose, String masked, String wording)
            implements CustomerEvent {}

    /** Nobody confirmed it in time. */
    record ConsentLapsed(UUID eventId, SubjectId subject, Instant at, Purpose purpose, String masked)
            implements CustomerEvent {}

    /** The address at which it was confirmed is not used any more. */
    record ConsentEnded(UUID eventId, SubjectId subject, Instant at, Purpose purpose, String masked)
            implements CustomerEvent {}

    record ConsentRefused(
            UUID eventId, SubjectId subject, Instant at, Purpose purpose, String channel, ConsentSource source)
            implements CustomerEvent {}

    /** A yes that was kept of them was somebody else's. */
    record ConsentNotTheirs(UUID eventId, SubjectId subject, Instant at, Purpose purpose, String channel)
            implements CustomerEvent {}

    /** Another system had kept it. */
    record ConsentWithdrawnInFile(UUID eventId, SubjectId subject, Instant at, String channel, String file, long line)
            implements CustomerEvent {}

    /** Another customer became one with this. */
    record MergedWith(UUID eventId, SubjectId subject, Instant at, String name) implements CustomerEvent {}

    /**
     * They are two again.
     *
     * @param stayed numbers of cases that came since and stay, since nothing tells whose they are; absent when none did
     */
    record MergeUndone(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String name,
            @Nullable List<String> stayed) implements CustomerEvent {}

    record ContactForbidden(UUID eventId, SubjectId subject, Instant at) implements CustomerEvent {}

    record ContactAllowed(UUID eventId, SubjectId subject, Instant at) implements CustomerEvent {}
}
