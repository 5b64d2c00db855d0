package dev.rapport.service;

import dev.rapport.platform.Word;
import java.time.Instant;

/** Where a ticket stands, with what is only known there. */
public sealed interface TicketState {

    Instant since();

    /** Opened, and not with a team yet. */
    record New(Instant since) implements TicketState {}

    /** With a team, being worked on. */
    record Open(Instant since) implements TicketState {}

    /** Nothing can be done until somebody else has acted. */
    record Waiting(Party party, Instant since) implements TicketState {}

    /** We think it is done; the customer has not said so yet. */
    record Solved(Instant since) implements TicketState {}

    /** Done. */
    record Closed(Closing how, Instant since) implements TicketState {}

    /** Whom a ticket waits for; the reason of a pause. */
    enum Party implements Word {
        CUSTOMER,
        VENDOR,
        PARTS,
        APPROVAL,
        APPOINTMENT,

        /** What another system said and we do not know. */
        OTHER
    }

    /** Why a ticket was closed. */
    enum Closing implements Word {
        CONFIRMED,
        SILENCE,

        /** The work goes on in another ticket. */
        DUPLICATE,

        IMPORTED
    }

    /** The state in one word, without its data. */
    default Kind kind() {
        return switch (this) {
            case New ignored -> Kind.NEW;
            case Open ignored -> Kind.OPEN;
            case Waiting ignored -> Kind.WAITING;
            case Solved ignored -> Kind.SOLVED;
            case Closed ignored -> Kind.CLOSED;
        };
    }

    /** The state as all cases say theirs; of one that waits, for whom. */
    default String word() {
        return this instanceof Waiting waiting ? "Party." + waiting.party() : "TicketState." + kind();
    }

    /** The states by name. */
    enum Kind implements Word {
        NEW,
        OPEN,
        WAITING,
        SOLVED,
        CLOSED
    }
}
