package dev.rapport.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a loop that waits for work. Many calls before the loop wakes count as one; none is lost. */
public final class Signal {

    private final Semaphore waiting = new Semaphore(0);

    public void wake() {
        if (waiting.availablePermits() == 0) waiting.release();
    }

    /** Returns when woken, or after the longest wait; says whether it was woken. */
    public boolean await(Duration longest) throws InterruptedException {
        if (!waiting.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) return false;
        waiting.drainPermits();
        return true;
    }
}
