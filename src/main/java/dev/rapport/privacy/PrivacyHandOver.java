package dev.rapport.privacy;

import dev.rapport.cases.CaseHandOver;
import dev.rapport.cases.CaseKind;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.engine.WorkHandedOver;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.privacy.PrivacyEvent.RequestHandedOver;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives privacy requests to other people; the review stays with the team. */
@Component
class PrivacyHandOver implements CaseHandOver {

    private static final Set<String> WORK = Set.of("Task_CheckIdentity", "Task_PrepareAnswer");

    private final PrivacyRequests requests;
    private final PrivacyClock sla;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PrivacyHandOver(PrivacyRequests requests, PrivacyClock sla, ApplicationEventPublisher events, Clock clock) {
        this.requests = requests;
        this.sla = sla;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public CaseKind kind() {
        return PrivacyKind.REQUEST;
    }

    @Override
    public boolean standsInQueues() {
        return true;
    }

    @Override
    public Holder held(SubjectId subject) {
        var request = requests.locked(subject);
        return new Holder(request.owner(), request.team());
    }

    @Override
    public void handOver(SubjectId subject, @Nullable UserId owner, String team) {
        var at = clock.instant();
        requests.heldBy(subject, owner, team);
        sla.changesHands(subject, at, owner, team);
        events.publishEvent(new SubjectOwned(subject, owner, team));
        events.publishEvent(new RequestHandedOver(Ids.next(), subject, at, team, owner));
        events.publishEvent(new WorkHandedOver(subject, WORK, owner, team));
    }
}
