package dev.rapport.privacy.retention;

import dev.rapport.platform.Loop;
import dev.rapport.platform.Signal;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Works in the background on runs of retention rules. */
@Component
class RetentionLoop extends Loop {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final RetentionWork work;
    private final ApplicationEventPublisher events;
    private final Signal waiting = new Signal();

    RetentionLoop(RetentionWork work, ApplicationEventPublisher events) {
        super("retention", DEFAULT_PHASE);
        this.work = work;
        this.events = events;
    }

    void wake() {
        waiting.wake();
    }

    @Override
    protected void round() throws InterruptedException {
        if (work.piece()) events.publishEvent(new RetentionProgress());
        else waiting.await(PAUSE);
    }
}
