package dev.rapport.service;

import dev.rapport.platform.Channel;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneBy;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import dev.rapport.service.TicketState.Closing;
import dev.rapport.service.TicketState.Party;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a ticket after it was opened. */
public sealed interface TicketEvent extends DomainEvent {

    /** Rules, or a person when the rules were unsure, said what it is. */
    record TicketClassified(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable String category,
            @Nullable Priority priority,
            String team)
            implements TicketEvent {}

    record TicketAssigned(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String team,
            @Nullable UserId owner) implements TicketEvent {}

    /** @param told the owner, unless they took it down themselves */
    record CustomerWrote(UUID eventId, SubjectId subject, Instant at, Channel channel, List<UserId> told)
            implements TicketEvent, TellsPeople {}

    /**
     * A carrier took what was written to the customer, or the customer was told.
     *
     * @param written when it was written, where it was sent
     */
    record AgentReplied(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Channel channel,
            @Nullable UserId by,
            @Nullable Instant written)
            implements TicketEvent, DoneBy {}

    record NoteWritten(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by) implements TicketEvent, DoneBy {}

    record WaitingStarted(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Party party,
            @Nullable UserId by) implements TicketEvent, DoneBy {}

    record WorkResumed(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by) implements TicketEvent, DoneBy {}

    record TicketEscalated(UUID eventId, SubjectId subject, Instant at, Rung rung, String team, List<UserId> told)
            implements TicketEvent, TellsPeople {

        @Override
        public String topic() {
            return TellsPeople.time();
        }
    }

    record PriorityChanged(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Priority priority,
            @Nullable String why) implements TicketEvent {}

    /** The ladder put it before other work; what was promised to the customer stays. */
    record PriorityRaised(UUID eventId, SubjectId subject, Instant at, Priority priority) implements TicketEvent {}

    record TicketSolved(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by) implements TicketEvent, DoneBy {}

    /** The work ended and nobody told the customer. */
    record CustomerNotTold(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by,
            String why) implements TicketEvent, DoneBy {}

    record TicketClosed(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Closing how,
            @Nullable UserId by) implements TicketEvent, DoneBy {}

    /** Closed as a duplicate of another ticket. */
    record TicketMerged(
            UUID eventId,
            SubjectId subject,
            Instant at,
            SubjectId into,
            @Nullable UserId by) implements TicketEvent, DoneBy {}

    /** Another ticket was closed as a duplicate of this one. */
    record DuplicateFound(UUID eventId, SubjectId subject, Instant at, SubjectId duplicate) implements TicketEvent {}

    record TicketReopened(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by) implements TicketEvent, DoneBy {}

    /** The public relations team was asked to answer where everybody can read it. */
    record ComplaintWentPublic(
            UUID eventId,
            SubjectId subject,
            Instant at,
            List<UserId> told,
            @Nullable UserId by) implements TicketEvent, TellsPeople, DoneBy {}

    record PublicAnswerGiven(
            UUID eventId,
            SubjectId subject,
            Instant at,
            @Nullable UserId by) implements TicketEvent, DoneBy {}
}
