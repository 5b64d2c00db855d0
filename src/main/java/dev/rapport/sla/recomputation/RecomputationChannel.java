package dev.rapport.sla.recomputation;

import dev.rapport.platform.DatabaseChannel;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** How all copies of the application hear that a recomputation went on. */
@Component
class RecomputationChannel implements DatabaseChannel {

    static final String NAME = "clock_recomputation";

    private final ApplicationEventPublisher events;

    RecomputationChannel(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void heard(String payload) {
        events.publishEvent(new RecomputationProgress(payload));
    }
}
