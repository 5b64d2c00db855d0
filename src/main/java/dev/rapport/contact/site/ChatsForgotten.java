package dev.rapport.contact.site;

import dev.rapport.platform.Instants;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets visitors who are gone; what was said stays in their conversations. */
@Component
class ChatsForgotten {

    private static final Duration KEPT = Duration.ofDays(2);
    private static final Duration KEPT_WITH_ADDRESS = Duration.ofDays(90);
    private static final int MOST = 1_000;

    private final ChatRows rows;
    private final Clock clock;

    ChatsForgotten(ChatRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 7, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        var now = Instants.now(clock);
        while (rows.forget(now.minus(KEPT), now.minus(KEPT_WITH_ADDRESS), MOST) == MOST) Thread.onSpinWait();
    }
}
