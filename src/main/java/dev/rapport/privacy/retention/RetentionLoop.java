package dev.rapport.privacy.retention;

import dev.rapport.platform.PieceLoop;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Works in the background on runs of retention rules. */
@Component
class RetentionLoop extends PieceLoop {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final RetentionWork work;
    private final ApplicationEventPublisher events;

    RetentionLoop(RetentionWork work, ApplicationEventPublisher events) {
        super("retention", PAUSE);
        this.work = work;
        this.events = events;
    }

    @Override
    protected boolean piece() {
        var worked = work.piece();
        if (worked) events.publishEvent(new RetentionProgress());
        return worked;
    }
}
