package dev.rapport.engine.runtime;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a child process again whenever it has ended by itself, after a pause that grows while it does not stay up. */
final class Supervisor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STAYED_UP = Duration.ofMinutes(1);

    private final String name;
    private final Child child;
    private final Thread thread;

    Supervisor(String name, Child child) {
        this.name = name;
        this.child = child;
        this.thread = Thread.ofPlatform().daemon().name("watch-" + name).start(this::watch);
    }

    private void watch() {
        var pause = FIRST_PAUSE;
        try {
            while (true) {
                var since = System.nanoTime();
                awaitEnd();
                if (System.nanoTime() - since > STAYED_UP.toNanos()) pause = FIRST_PAUSE;
                log.warn("The {} ended by itself and is started again", name);
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                restart();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() throws InterruptedException {
        var process = child.process();
        if (process.isEmpty()) return;
        try {
            process.get().onExit().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void restart() {
        try {
            child.restart();
        } catch (CannotStart e) {
            log.error("The {} does not start again yet. {} {}", name, e.getMessage(), e.remedy());
        } catch (RuntimeException e) {
            log.error("The {} does not start again yet", name, e);
        }
    }

    /** Stops watching; the child itself is left as it is. */
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join(Duration.ofSeconds(60));
    }
}
