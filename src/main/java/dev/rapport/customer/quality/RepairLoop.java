package dev.rapport.customer.quality;

import dev.rapport.platform.Loop;
import dev.rapport.platform.Signal;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Works in the background on repairs and on what is undone of them. */
@Component
class RepairLoop extends Loop {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final RepairWork work;
    private final ApplicationEventPublisher events;
    private final Signal waiting = new Signal();

    RepairLoop(RepairWork work, ApplicationEventPublisher events) {
        super("repairs", DEFAULT_PHASE);
        this.work = work;
        this.events = events;
    }

    void wake() {
        waiting.wake();
    }

    @Override
    protected void round() throws InterruptedException {
        if (work.page()) events.publishEvent(new RepairProgress());
        else waiting.await(PAUSE);
    }
}
