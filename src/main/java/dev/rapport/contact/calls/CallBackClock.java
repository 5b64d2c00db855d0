package dev.rapport.contact.calls;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Measures how long who called and reached nobody waits until somebody of us speaks with them. */
@Component
class CallBackClock {

    private final Sla sla;

    CallBackClock(Sla sla) {
        this.sla = sla;
    }

    /** Again where it ended before: that it begins counts after an end of the same moment. */
    void starts(PhoneCall call, Instant at) {
        var held = new SlaEvent(at, Kind.ASSIGNED, null, call.owner(), call.team());
        sla.record(call.id(), SlaEvent.of(at.plusMillis(1), Kind.REOPENED), held);
        sla.open(
                call.id(),
                null,
                SlaFacts.of("call-back").withChannel("phone").withTeam(call.team()),
                List.of(SlaEvent.of(at, Kind.OPENED), held),
                true);
    }

    void changesHands(SubjectId call, @Nullable UserId owner, String team, Instant at) {
        sla.record(call, new SlaEvent(at, Kind.ASSIGNED, null, owner, team));
    }

    void reached(SubjectId call, @Nullable UserId by, Instant at) {
        sla.record(call, new SlaEvent(at, Kind.AGENT_REPLY, null, by, null));
        sla.record(call, SlaEvent.of(at, Kind.CLOSED));
    }

    void ends(SubjectId call, Instant at) {
        sla.record(call, SlaEvent.of(at, Kind.CLOSED));
    }
}
