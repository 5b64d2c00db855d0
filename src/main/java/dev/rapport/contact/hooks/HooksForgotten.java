package dev.rapport.contact.hooks;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What other systems took is forgotten after a week, what they did not after thirty days. */
@Component
class HooksForgotten {

    static final Duration TAKEN_KEPT = Duration.ofDays(7);
    static final Duration KEPT = Duration.ofDays(30);

    private static final int MOST_AT_ONCE = 1_000;

    private final HookDeliveries deliveries;
    private final Clock clock;

    HooksForgotten(HookDeliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Scheduled(cron = "0 40 3 * * *")
    void forget() {
        var now = clock.instant();
        while (deliveries.forget(now.minus(TAKEN_KEPT), now.minus(KEPT), MOST_AT_ONCE) == MOST_AT_ONCE)
            Thread.onSpinWait();
    }
}
