package dev.rapport.community;

import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaFacts;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Measures how long it takes until somebody writes to a member, from the moment that we may. Each time has the whole
 * time: the first in the stage {@code reach}, the next in {@code reach-2}, and so on. Waiting for a reaction does not
 * count.
 */
@Component
class ReachClock {

    private final Members members;
    private final Sla sla;

    ReachClock(Members members, Sla sla) {
        this.members = members;
        this.sla = sla;
    }

    void starts(Member member, Instant at) {
        var time = members.followUp(member.id());
        var stage = time == 1 ? "reach" : "reach-" + time;
        var held = new SlaEvent(at, SlaEvent.Kind.ASSIGNED, null, member.owner(), member.team());
        var entered = new SlaEvent(at, SlaEvent.Kind.STAGE_ENTERED, stage, null, null);
        if (time == 1) {
            var history = List.of(SlaEvent.of(at, SlaEvent.Kind.OPENED), held, entered);
            sla.open(member.id(), null, facts(member, stage), history, true);
        } else {
            sla.reassess(member.id(), facts(member, stage));
            sla.record(member.id(), held, entered);
        }
    }

    /** Somebody wrote, or we may not any more. */
    void stops(Member member, Instant at) {
        sla.record(member.id(), new SlaEvent(at, SlaEvent.Kind.STAGE_LEFT, null, null, null));
    }

    /** The time goes on. */
    void changesHands(Member member, Instant at) {
        sla.record(member.id(), new SlaEvent(at, SlaEvent.Kind.ASSIGNED, null, member.owner(), member.team()));
    }

    private static SlaFacts facts(Member member, String stage) {
        return SlaFacts.of("member")
                .withChannel(member.channel())
                .withTeam(member.team())
                .withStage(stage);
    }
}
