package dev.rapport.contact.calls;

import dev.rapport.cases.CaseHandOver;
import dev.rapport.cases.CaseKind;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.contact.calls.CallEvent.CallHandedOver;
import dev.rapport.engine.WorkHandedOver;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives calls to other people. */
@Component
class CallHandOver implements CaseHandOver {

    private static final Set<String> TASKS = Set.of(AfterCalls.WRAP_UP, AfterCalls.CALL_BACK);

    private final CallRows rows;
    private final CallBackClock runningClock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CallHandOver(CallRows rows, CallBackClock runningClock, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.runningClock = runningClock;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public CaseKind kind() {
        return CallKind.CALL;
    }

    @Override
    public boolean standsInQueues() {
        return true;
    }

    @Override
    public Holder held(SubjectId subject) {
        var call = rows.locked(subject);
        return new Holder(call.owner(), call.team());
    }

    @Override
    public void handOver(SubjectId subject, @Nullable UserId owner, String team) {
        var now = Instants.now(clock);
        rows.hold(subject, owner, team);
        runningClock.changesHands(subject, owner, team, now);
        events.publishEvent(new CallHandedOver(Ids.next(), subject, now, team, owner));
        events.publishEvent(new SubjectOwned(subject, owner, team));
        events.publishEvent(new WorkHandedOver(subject, TASKS, owner, team));
    }
}
