package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import dev.rapport.sla.clocks.Clocks;
import dev.rapport.sla.clocks.KeptClock;
import dev.rapport.sla.clocks.SlaCase;
import dev.rapport.sla.clocks.SlaCases;
import dev.rapport.sla.clocks.SlaLog;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells ladders how a case stands. */
@Component
public class LadderCases {

    private static final Set<SlaEvent.Kind> ACTS = Set.of(
            SlaEvent.Kind.AGENT_REPLY,
            SlaEvent.Kind.PAUSED,
            SlaEvent.Kind.STAGE_LEFT,
            SlaEvent.Kind.STAGE_ENTERED,
            SlaEvent.Kind.SOLVED,
            SlaEvent.Kind.CLOSED);

    private final SlaCases cases;
    private final SlaLog log;
    private final Clocks clocks;

    LadderCases(SlaCases cases, SlaLog log, Clocks clocks) {
        this.cases = cases;
        this.log = log;
        this.clocks = clocks;
    }

    /** Empty for a clock that is gone. */
    public Optional<LadderCase> of(SubjectId subject, UUID clock) {
        return clocks.of(subject).stream()
                .filter(kept -> kept.id().equals(clock))
                .findFirst()
                .flatMap(kept -> cases.find(subject).map(found -> seen(found, kept)));
    }

    private LadderCase seen(SlaCase found, KeptClock kept) {
        return new LadderCase(
                found.subject(),
                found.facts().caseType(),
                found.facts().priority(),
                kept.promise().calendar(),
                found.owner(),
                found.team(),
                lastActed(found.subject()).orElse(null));
    }

    private Optional<Instant> lastActed(SubjectId subject) {
        return log.of(subject).stream()
                .filter(LadderCases::isAct)
                .map(SlaEvent::at)
                .max(Comparator.naturalOrder());
    }

    private static boolean isAct(SlaEvent event) {
        return ACTS.contains(event.kind()) || event.kind() == SlaEvent.Kind.ASSIGNED && event.by() != null;
    }
}
