package dev.rapport.contact.calls;

import dev.rapport.cases.CaseLinks;
import dev.rapport.cases.SubjectStands;
import dev.rapport.cases.Tie;
import dev.rapport.contact.calls.CallEvent.CallBackEnded;
import dev.rapport.contact.calls.CallEvent.CustomerReached;
import dev.rapport.contact.calls.CallEvent.MissedAgain;
import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Says what is to be done when a call is over: who spoke writes down what it was about; who called and reached nobody is called
 * back, once, however often they called meanwhile.
 */
@Component
class AfterCalls {

    static final String WRAP_UP = "Task_WrapUp";
    static final String CALL_BACK = "Task_CallBack";

    /** As long as a task may take to be there. */
    private static final Duration A_MOMENT = Duration.ofMinutes(2);

    private final CallRows rows;
    private final CallBackClock clock;
    private final CaseLinks links;
    private final ProcessOutbox outbox;
    private final ApplicationEventPublisher events;

    AfterCalls(
            CallRows rows,
            CallBackClock clock,
            CaseLinks links,
            ProcessOutbox outbox,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.clock = clock;
        this.links = links;
        this.outbox = outbox;
        this.events = events;
    }

    /** How a call stands that has just ended. */
    CallState next(SubjectId id, CallFold call, @Nullable UserId owner) {
        if (call.outcome() == CallOutcome.ANSWERED) return owner == null ? CallState.DONE : CallState.WRAP_UP;
        var other = call.other();
        if (call.direction() == Told.Direction.OUT || other == null) return CallState.DONE;
        return rows.toBeCalledBack(other, id).isEmpty() ? CallState.CALL_BACK : CallState.DONE;
    }

    /** It stands so from now on. */
    void begins(PhoneCall call, Instant at) {
        if (call.state() == CallState.CALL_BACK) clock.starts(call, at);
        if (call.state() == CallState.CALL_BACK || call.state() == CallState.WRAP_UP)
            outbox.publish(ProcessMessage.start(Ids.next(), "call-ended", call.id(), variables(call)));
        else if (call.isMissed()) addsTo(call, at);
    }

    private static Map<String, Object> variables(PhoneCall call) {
        var variables = new HashMap<String, Object>();
        variables.put("missed", call.state() == CallState.CALL_BACK);
        variables.put("ownerId", call.owner() == null ? null : call.owner().toString());
        variables.put("teamKey", call.team());
        return variables;
    }

    private void addsTo(PhoneCall again, Instant at) {
        var other = again.other();
        if (other == null) return;
        rows.toBeCalledBack(other, again.id()).forEach(open -> {
            links.note(again.id(), Tie.BELONGS_WITH, open);
            events.publishEvent(new MissedAgain(Ids.next(), open, at, again.id()));
        });
    }

    /** It goes on, or was not what it seemed: what was to be done is not any more. */
    void goesOn(PhoneCall before, Instant at) {
        if (before.state() == CallState.CALL_BACK) clock.ends(before.id(), at);
        if (before.state() == CallState.CALL_BACK || before.state() == CallState.WRAP_UP) settle(before.id());
    }

    /** Somebody speaks with who is at that number: whoever of them was to be called back since before is reached. */
    void reached(String other, SubjectId by, @Nullable UserId person, Instant at) {
        for (var open : rows.toBeCalledBack(other, by)) {
            if (rows.locked(open).beganAt().isAfter(at)) continue;
            over(open, at);
            clock.reached(open, person, at);
            settle(open);
            links.note(open, Tie.BELONGS_WITH, by);
            events.publishEvent(new CustomerReached(Ids.next(), open, at, by));
        }
    }

    /** As who was to call back says; who reached the customer goes on to say what it was about. */
    void calledBack(SubjectId id, boolean reached, @Nullable String why, @Nullable UserId by, Instant at) {
        var call = rows.locked(id);
        if (call.state() != CallState.CALL_BACK) return;
        if (reached) {
            clock.reached(id, by, at);
            rows.hold(id, by, call.team());
            rows.stand(id, CallState.WRAP_UP);
            events.publishEvent(new SubjectStands(id, "CallState.WRAP_UP", null));
        } else {
            clock.ends(id, at);
            over(id, at);
        }
        events.publishEvent(new CallBackEnded(Ids.next(), id, at, reached ? null : why, by));
    }

    /** The same, said elsewhere than in the task, which goes. */
    void reachedByHand(SubjectId id, UserId by, Instant at) {
        var call = rows.locked(id);
        if (call.state() != CallState.CALL_BACK) throw Refused.conflict("call.not-to-be-called", call.number());
        calledBack(id, true, null, by, at);
        settle(id);
        outbox.publish(ProcessMessage.start(Ids.next(), "call-ended", id, variables(rows.locked(id))));
    }

    void over(SubjectId id, Instant at) {
        rows.stand(id, CallState.DONE);
        events.publishEvent(new SubjectStands(id, "CallState.DONE", at));
    }

    private void settle(SubjectId id) {
        outbox.publish(new ProcessMessage(Ids.next(), "call-settled", id, A_MOMENT, Map.of()));
    }
}
