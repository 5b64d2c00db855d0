package dev.rapport.marketing.segments;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The members of a segment were computed and can be read: told to pages that show it. */
public record SegmentNews(UUID segment) {

    @Component
    static class Desk {

        private final ApplicationEventPublisher events;

        Desk(ApplicationEventPublisher events) {
            this.events = events;
        }

        @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
        void computed(SegmentComputed computed) {
            events.publishEvent(new SegmentNews(computed.segment()));
        }
    }
}
