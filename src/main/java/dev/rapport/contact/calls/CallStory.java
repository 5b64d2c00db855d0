package dev.rapport.contact.calls;

import dev.rapport.contact.calls.CallEvent.CallAnswered;
import dev.rapport.contact.calls.CallEvent.CallEndNotTold;
import dev.rapport.contact.calls.CallEvent.CallEnded;
import dev.rapport.contact.calls.CallEvent.CallMissed;
import dev.rapport.contact.calls.CallEvent.CallPassedOn;
import dev.rapport.contact.calls.CallEvent.CustomerCalled;
import dev.rapport.contact.calls.CallEvent.CustomerWasCalled;
import dev.rapport.contact.calls.CallEvent.NobodyReached;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells what is new about a call, as its story says it. */
@Component
class CallStory {

    private final ApplicationEventPublisher events;

    CallStory(ApplicationEventPublisher events) {
        this.events = events;
    }

    void tell(SubjectId id, @Nullable PhoneCall before, CallFold call, @Nullable UserId owner) {
        var isOut = call.direction() == Told.Direction.OUT;
        if (before == null)
            events.publishEvent(
                    isOut
                            ? new CustomerWasCalled(Ids.next(), id, call.beganAt())
                            : new CustomerCalled(Ids.next(), id, call.beganAt(), call.queue()));
        answered(id, before, call, owner);
        var end = call.endedAt();
        if (end != null && (before == null || before.outcome() != call.outcome())) ended(id, call, end, isOut);
    }

    private void answered(SubjectId id, @Nullable PhoneCall before, CallFold call, @Nullable UserId owner) {
        var at = call.answeredAt();
        if (at == null) return;
        if (before == null || before.answeredAt() == null)
            events.publishEvent(new CallAnswered(Ids.next(), id, at, owner));
        else if (before.outcome() == null && !Objects.equals(before.owner(), owner))
            events.publishEvent(new CallPassedOn(Ids.next(), id, call.lastAnswerAt(), owner));
    }

    private void ended(SubjectId id, CallFold call, Instant end, boolean isOut) {
        var outcome = Objects.requireNonNull(call.outcome());
        var answered = call.answeredAt();
        if (answered != null && !end.isAfter(answered)) events.publishEvent(new CallEndNotTold(Ids.next(), id, end));
        else if (answered != null)
            events.publishEvent(new CallEnded(Ids.next(), id, end, minutes(Duration.between(answered, end))));
        else
            events.publishEvent(
                    isOut
                            ? new NobodyReached(Ids.next(), id, end, outcome)
                            : new CallMissed(Ids.next(), id, end, outcome));
    }

    private static String minutes(Duration spoken) {
        return "%d:%02d".formatted(spoken.toMinutes(), spoken.toSecondsPart());
    }
}
