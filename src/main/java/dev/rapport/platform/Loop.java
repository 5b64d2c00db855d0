package dev.rapport.platform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work done again and again on a thread of its own while the application runs. A failure is logged, once while it stays
 * the same, then it goes on.
 */
public abstract class Loop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(20);

    private final String name;
    private final int phase;
    private volatile @Nullable Thread thread;

    /** @param phase loops with a higher phase start later and stop earlier */
    protected Loop(String name, int phase) {
        this.name = name;
        this.phase = phase;
    }

    /** One round; waits for work itself. */
    protected abstract void round() throws Exception;

    @Override
    public final void start() {
        var fresh = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        thread = fresh; // before it starts: it ends when it finds another thread here
        fresh.start();
    }

    /** Called on the loop's thread after its last round. */
    protected void ended() {}

    /** Makes the loop's thread end its round soon when the loop is stopped; loops that know a gentler way override it. */
    protected void endRound(Thread running) {
        running.interrupt();
    }

    /** For a long round, on the loop's thread: whether nobody has stopped the loop. */
    protected final boolean goesOn() {
        return thread == Thread.currentThread();
    }

    private void run() {
        rounds();
        ended();
    }

    private void rounds() {
        var failure = "";
        while (goesOn()) {
            try {
                round();
                if (!failure.isEmpty()) log.info("{} goes on", name);
                failure = "";
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                if (goesOn() && !failure.equals(e.toString())) log.warn("{} waits: {}", name, e.toString());
                failure = e.toString();
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            thread = null;
        }
    }

    @Override
    public final void stop() {
        var running = thread;
        thread = null;
        if (running == null) return;
        endRound(running);
        try {
            if (!running.join(PATIENCE_AT_STOP)) log.warn("{} does not stop", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return thread != null;
    }

    @Override
    public final int getPhase() {
        return phase;
    }
}
