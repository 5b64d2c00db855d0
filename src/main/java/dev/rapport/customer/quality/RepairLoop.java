package dev.rapport.customer.quality;

import dev.rapport.platform.PieceLoop;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Works in the background on repairs and on what is undone of them. */
@Component
class RepairLoop extends PieceLoop {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final RepairWork work;
    private final ApplicationEventPublisher events;

    RepairLoop(RepairWork work, ApplicationEventPublisher events) {
        super("repairs", PAUSE);
        this.work = work;
        this.events = events;
    }

    @Override
    protected boolean piece() {
        var worked = work.page();
        if (worked) events.publishEvent(new RepairProgress());
        return worked;
    }
}
