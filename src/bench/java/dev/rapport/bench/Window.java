package dev.rapport.bench;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets a bounded number of cases be under way at the same time and tells when all have ended. */
final class Window {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final int size;
    private final Semaphore free;

    Window(int size) {
        this.size = size;
        this.free = new Semaphore(size);
    }

    void enter() throws InterruptedException, TimeoutException {
        take(1);
    }

    void leave(int cases) {
        free.release(cases);
    }

    void awaitEmpty() throws InterruptedException, TimeoutException {
        take(size);
        free.release(size);
    }

    private void take(int places) throws InterruptedException, TimeoutException {
        if (!free.tryAcquire(places, PATIENCE.toSeconds(), TimeUnit.SECONDS))
            throw new TimeoutException("cases do not end; %d are under way".formatted(size - free.availablePermits()));
    }
}
