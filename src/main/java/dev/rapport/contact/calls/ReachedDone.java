package dev.rapport.contact.calls;

import dev.rapport.contact.calls.CallEvent.ReachedOvertaken;
import dev.rapport.platform.Held;
import dev.rapport.platform.HeldKind;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What becomes of held words that somebody was reached: it is done, or their author is told that things had changed meanwhile. */
@Component
class ReachedDone implements HeldKind {

    private final CallsToMake calls;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReachedDone(CallsToMake calls, ApplicationEventPublisher events, Clock clock) {
        this.calls = calls;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return HeldReached.KIND;
    }

    @Override
    public String number(Held held) {
        return held.content();
    }

    @Override
    public Runnable send(Held held) {
        calls.reachedBy(SubjectId.of(held.about()), held.author());
        return () -> {};
    }

    @Override
    public String keepForAuthor(Held held) {
        return "calls-to-make";
    }

    @Override
    public void keep(Held held, Refused because) {
        events.publishEvent(
                new ReachedOvertaken(Ids.next(), SubjectId.of(held.about()), Instants.now(clock), held.author()));
    }
}
