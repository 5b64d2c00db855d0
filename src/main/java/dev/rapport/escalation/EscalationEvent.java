package dev.rapport.escalation;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneBy;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the escalation ladder did about a case. */
sealed interface EscalationEvent extends DomainEvent {

    /** @param because the sentence of the rule that decided so, in both languages */
    record EscalationStepTaken(
            UUID eventId, SubjectId subject, Instant at, String metric, String step, List<UserId> told, String because)
            implements EscalationEvent, TellsPeople {

        @Override
        public String topic() {
            return TellsPeople.time();
        }
    }

    /** Somebody called for help before a ladder did. */
    record HelpCalled(
            UUID eventId, SubjectId subject, Instant at, UserId by, String team, String why, List<UserId> told)
            implements EscalationEvent, TellsPeople, DoneBy {}

    record EscalationStepWaits(
            UUID eventId, SubjectId subject, Instant at, String metric, String step, Instant until, String because)
            implements EscalationEvent {}

    record EscalationStopped(UUID eventId, SubjectId subject, Instant at, String metric, String step, String because)
            implements EscalationEvent {}
}
