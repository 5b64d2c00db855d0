package dev.rapport.inbox.ui;

import dev.rapport.platform.Refused;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;

/**
 * Completes tasks whose answer goes to a customer a moment later, as the person who did so, also when they have left the
 * page. What waits when the application stops stays the person's draft, and its task open.
 */
@Component
class HeldSends {

    private static final Logger LOG = LoggerFactory.getLogger(HeldSends.class);

    /** A task that is about to be completed. */
    record Held(Future<?> sending) {

        /** False once it went out. */
        boolean takeBack() {
            return sending.cancel(false);
        }
    }

    private final Duration pause;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("held-sends").factory());

    HeldSends(@Value("${rapport.undo-time:10s}") Duration pause) {
        this.pause = pause;
    }

    /** Whether a customer will read what was entered. */
    boolean goesToACustomer(Map<String, Object> entered) {
        return pause.isPositive()
                && Stream.of("reply", "answer")
                        .map(field -> entered.getOrDefault(field, ""))
                        .anyMatch(words -> !words.toString().isBlank());
    }

    Held hold(Runnable send, Consumer<Refused> refused) {
        var asThePerson = new DelegatingSecurityContextRunnable(() -> {
            try {
                send.run();
            } catch (Refused late) {
                refused.accept(late);
            } catch (RuntimeException e) {
                LOG.error("An answer could not be sent and is still the draft of who wrote it", e);
            }
        });
        // an engine that does not answer must not keep others waiting
        return new Held(timer.schedule(
                () -> Thread.ofVirtual().name("held-send").start(asThePerson),
                pause.toMillis(),
                TimeUnit.MILLISECONDS));
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
