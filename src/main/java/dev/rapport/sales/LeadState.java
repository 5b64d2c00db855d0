package dev.rapport.sales;

import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a lead stands, with what is only known there. */
public sealed interface LeadState {

    LeadStatus status();

    /** Not yet routed, or taken back from somebody who let it lie. */
    record New() implements LeadState {
        @Override
        public LeadStatus status() {
            return LeadStatus.NEW;
        }
    }

    /** In the customer pool until a colleague is free. */
    record Waiting() implements LeadState {
        @Override
        public LeadStatus status() {
            return LeadStatus.WAITING;
        }
    }

    /** @param team key of the team that holds it */
    record Assigned(UserId owner, String team, Instant since) implements LeadState {
        @Override
        public LeadStatus status() {
            return LeadStatus.ASSIGNED;
        }
    }

    /**
     * Worked to its end by the one it was assigned to.
     *
     * @param status QUALIFIED, NURTURED or DISCARDED
     * @param reason why it was discarded
     */
    record Worked(LeadStatus status, Assigned by, @Nullable String reason, Instant at) implements LeadState {}

    /** The same interest as another lead's. */
    record Merged(LeadId into, Instant at) implements LeadState {
        @Override
        public LeadStatus status() {
            return LeadStatus.MERGED;
        }
    }
}
