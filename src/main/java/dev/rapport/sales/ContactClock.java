package dev.rapport.sales;

import dev.rapport.platform.UserId;
import dev.rapport.sales.LeadState.Assigned;
import dev.rapport.sla.Metric;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaFacts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Measures how long an owner takes to contact a lead. Every owner gets the whole time: the first in the stage
 * {@code contact}, the next in {@code contact-2}, and so on. Being in the customer pool does not count.
 */
@Component
class ContactClock {

    private final Sla sla;

    ContactClock(Sla sla) {
        this.sla = sla;
    }

    void starts(Lead lead, Assigned assigned) {
        var at = assigned.since();
        var stage = stage(lead);
        var given = new SlaEvent(at, SlaEvent.Kind.ASSIGNED, null, assigned.owner(), assigned.team());
        var entered = new SlaEvent(at, SlaEvent.Kind.STAGE_ENTERED, stage, assigned.owner(), assigned.team());
        if (lead.passedOver().isEmpty()) {
            var history = List.of(SlaEvent.of(at, SlaEvent.Kind.OPENED), given, entered);
            sla.open(lead.id().subject(), lead.origin().external(), facts(lead, assigned.team(), stage), history, true);
        } else {
            sla.reassess(lead.id().subject(), facts(lead, assigned.team(), stage));
            sla.record(lead.id().subject(), given, entered);
        }
    }

    /** The time goes on; another team may be promised otherwise. */
    void changesHands(Lead lead, Instant at) {
        var owner = lead.owner().orElseThrow();
        var team = lead.team().orElseThrow();
        var subject = lead.id().subject();
        sla.record(subject, new SlaEvent(at, SlaEvent.Kind.ASSIGNED, null, owner, team));
        sla.reassess(subject, facts(lead, team, stage(lead)));
    }

    /** The owner let it lie. */
    void stops(Lead lead, Instant at) {
        sla.record(lead.id().subject(), new SlaEvent(at, SlaEvent.Kind.STAGE_LEFT, stage(lead), null, null));
    }

    void ends(Lead lead, Instant at) {
        sla.record(
                lead.id().subject(), SlaEvent.of(at, SlaEvent.Kind.AGENT_REPLY), SlaEvent.of(at, SlaEvent.Kind.CLOSED));
    }

    /** The lead wrote and waits for an answer. */
    void hears(Lead lead, Instant at) {
        sla.record(lead.id().subject(), SlaEvent.of(at, SlaEvent.Kind.CUSTOMER_MESSAGE));
    }

    /** A carrier took what was written to the lead, which is contacted with it. */
    void answers(Lead lead, Instant at, @Nullable UserId by) {
        if (lead.status() != LeadStatus.ASSIGNED) return;
        sla.record(
                lead.id().subject(),
                new SlaEvent(at, SlaEvent.Kind.AGENT_REPLY, null, by, null),
                new SlaEvent(at, SlaEvent.Kind.STAGE_LEFT, stage(lead), null, null));
    }

    /** What it was contacted with did not arrive: the time goes on, with what was left of it. */
    void isOwedAgain(Lead lead, Instant at) {
        if (lead.status() != LeadStatus.ASSIGNED) return;
        sla.record(
                lead.id().subject(),
                new SlaEvent(
                        at,
                        SlaEvent.Kind.STAGE_ENTERED,
                        stage(lead),
                        lead.owner().orElse(null),
                        lead.team().orElse(null)));
    }

    /** Whether the metric is that of the present owner's clock. */
    boolean measures(Lead lead, String metric) {
        return Metric.stage(stage(lead)).name().equals(metric);
    }

    private static String stage(Lead lead) {
        var owners = lead.passedOver().size() + 1;
        return owners == 1 ? "contact" : "contact-" + owners;
    }

    private static SlaFacts facts(Lead lead, String team, String stage) {
        var score = lead.score();
        var band = score == null ? null : score.band().name().toLowerCase(Locale.ROOT);
        return SlaFacts.of("lead").withPriority(band).withTeam(team).withStage(stage);
    }
}
