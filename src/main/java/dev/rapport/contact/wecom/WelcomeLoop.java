package dev.rapport.contact.wecom;

import dev.rapport.platform.Instants;
import dev.rapport.platform.Loop;
import dev.rapport.platform.Signal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Greets whoever added a colleague, as soon as WeCom says so; several at once, since there are only seconds. */
@Component
class WelcomeLoop extends Loop {

    private static final Logger log = LoggerFactory.getLogger(WelcomeLoop.class);
    private static final Duration REST = Duration.ofSeconds(1);

    /** Longer than an attempt takes as a rule; one that nobody ends is made again after it, and in time. */
    private static final Duration LEASE = Duration.ofSeconds(7);

    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int AT_ONCE = 16;
    private static final int MOST_FORGOTTEN = 1_000;
    private static final int LONGEST_CODE = 300;

    private final WelcomeRows rows;
    private final Welcoming welcoming;
    private final Clock clock;
    private final Signal signal = new Signal();

    WelcomeLoop(WelcomeRows rows, Welcoming welcoming, Clock clock) {
        super("welcomes", DEFAULT_PHASE);
        this.rows = rows;
        this.welcoming = welcoming;
        this.clock = clock;
    }

    /** Kept before WeCom is answered; once however often WeCom tells it. */
    void keep(UUID account, Map<String, String> told) {
        var code = told.getOrDefault("WelcomeCode", "");
        if (code.isEmpty() || code.length() > LONGEST_CODE) return;
        var change = ContactChange.read(told);
        if (!change.kind().isBeginning()) return;
        rows.keep(account, code, change, Instants.now(clock));
        signal.wake();
    }

    @Override
    protected void round() throws InterruptedException {
        for (var due = rows.lease(Instants.now(clock), LEASE, AT_ONCE);
                !due.isEmpty() && goesOn();
                due = rows.lease(Instants.now(clock), LEASE, AT_ONCE)) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                due.forEach(one -> threads.execute(() -> greet(one)));
            }
        }
        signal.await(REST);
    }

    private void greet(WelcomeRows.Due due) {
        try {
            welcoming.greet(due);
        } catch (RuntimeException e) {
            log.warn("{} is not sent yet", due.id(), e);
        }
    }

    @Scheduled(cron = "0 55 3 * * *")
    void forget() {
        var before = clock.instant().minus(REMEMBERED);
        while (rows.forget(before, MOST_FORGOTTEN) == MOST_FORGOTTEN) Thread.onSpinWait();
    }
}
