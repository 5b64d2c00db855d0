package dev.rapport.customer.handover;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens in a hand-over of customers. */
public sealed interface HandOverEvent extends DomainEvent {

    record HandOverPlanned(UUID eventId, SubjectId subject, Instant at, UserId from, int customers, String because)
            implements HandOverEvent {}

    record HandOverStarted(UUID eventId, SubjectId subject, Instant at, UserId from, int customers)
            implements HandOverEvent {}

    /** The person cannot log in any more. */
    record AccessEnded(UUID eventId, SubjectId subject, Instant at, UserId from) implements HandOverEvent {}

    /** @param customers that came to the person by this hand-over so far */
    record CustomersReceived(UUID eventId, SubjectId subject, Instant at, UserId owner, int customers, UserId from)
            implements HandOverEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return List.of(owner);
        }
    }

    record PlatformAsked(UUID eventId, SubjectId subject, Instant at, String channel, int customers)
            implements HandOverEvent {}

    /** A person must say what becomes of some. */
    record HandOverUndecided(
            UUID eventId,
            SubjectId subject,
            Instant at,
            int customers,
            @Nullable UserId starter) implements HandOverEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return starter == null ? List.of() : List.of(starter);
        }
    }

    record HandOverDecided(UUID eventId, SubjectId subject, Instant at, WhatThen then) implements HandOverEvent {}

    record HandOverDone(
            UUID eventId,
            SubjectId subject,
            Instant at,
            int given,
            int kept,
            @Nullable UserId starter) implements HandOverEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return starter == null ? List.of() : List.of(starter);
        }
    }

    record HandOverDropped(UUID eventId, SubjectId subject, Instant at) implements HandOverEvent {}
}
