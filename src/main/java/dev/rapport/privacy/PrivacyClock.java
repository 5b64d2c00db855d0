package dev.rapport.privacy;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaFacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Measures the time that the law leaves us; which, the policy for the law says. */
@Component
class PrivacyClock {

    private final Sla sla;

    PrivacyClock(Sla sla) {
        this.sla = sla;
    }

    void starts(PrivacyRequest request) {
        var at = request.openedAt();
        sla.open(
                request.id(),
                null,
                SlaFacts.of("privacy-request")
                        .withTeam(request.team())
                        .withStage(request.law().word()),
                List.of(
                        SlaEvent.of(at, SlaEvent.Kind.OPENED),
                        new SlaEvent(at, SlaEvent.Kind.ASSIGNED, null, request.owner(), request.team())),
                true);
    }

    void changesHands(SubjectId id, Instant at, @Nullable UserId owner, String team) {
        sla.record(id, new SlaEvent(at, SlaEvent.Kind.ASSIGNED, null, owner, team));
    }

    void ends(SubjectId id, Instant at) {
        sla.record(id, SlaEvent.of(at, SlaEvent.Kind.CLOSED));
    }
}
