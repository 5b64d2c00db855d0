package dev.rapport.engine;

import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;

/** A job as it came from the engine. */
record HandedOut(ActivatedJob job, long arrivedNanos) {

    /** Shorter than any broker takes to come back after it was killed. */
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    HandedOut(ActivatedJob job) {
        this(job, System.nanoTime());
    }

    /** Whether the broker that handed it out cannot have been replaced yet by one that never heard of it. */
    boolean isFresh() {
        return System.nanoTime() - arrivedNanos < FRESH;
    }
}
