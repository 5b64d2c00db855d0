package dev.rapport.customer.judgement;

import dev.rapport.customer.Judged;
import dev.rapport.customer.Lifecycle;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a rulebook made of a customer, and what people set instead. */
public sealed interface JudgementEvent extends DomainEvent {

    /** @param because of the rule, in both languages */
    record StageJudged(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Lifecycle stageBefore,
            Lifecycle stage,
            String rule,
            int version,
            String because)
            implements JudgementEvent {}

    record TierJudged(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String tierBefore,
            String tier,
            String rule,
            int version,
            String because)
            implements JudgementEvent {}

    record TagJudged(UUID eventId, SubjectId subject, Instant at, String word, String rule, int version, String because)
            implements JudgementEvent {}

    /** No rule says so any more, or its time is over. */
    record TagDropped(UUID eventId, SubjectId subject, Instant at, String word, int version)
            implements JudgementEvent {}

    record StageOverridden(
            UUID eventId,
            SubjectId subject,
            Instant at,
            Lifecycle stageBefore,
            Lifecycle stage,
            String why,
            @Nullable Instant until)
            implements JudgementEvent {}

    record TierOverridden(
            UUID eventId,
            SubjectId subject,
            Instant at,
            String tierBefore,
            String tier,
            String why,
            @Nullable Instant until)
            implements JudgementEvent {}

    /** Nothing is set by hand any more. */
    record LeftToRules(UUID eventId, SubjectId subject, Instant at, Judged what) implements JudgementEvent {}

    record TagLeftToRules(UUID eventId, SubjectId subject, Instant at, String word) implements JudgementEvent {}
}
