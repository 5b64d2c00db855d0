package dev.rapport.engine.mirror;

import dev.rapport.platform.Loop;
import dev.rapport.platform.Signal;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Reads the record log when it is told of new records, and every second in case the telling was lost. */
@Component
@ConditionalOnProperty(name = "rapport.engine.enabled", matchIfMissing = true)
class MirrorLoop extends Loop {

    private static final Duration POLL = Duration.ofSeconds(1);

    private static final Duration SHORTEST_REST = Duration.ofMillis(10);

    private final Mirror mirror;
    private final Signal records = new Signal();
    private volatile Set<Integer> partitions = Set.of();
    private volatile boolean mayBeMore = true;

    MirrorLoop(Mirror mirror) {
        super("mirror", 10);
        this.mirror = mirror;
    }

    /**
     * Rests after each reading for as long as that took, so that under load each takes many records; the first after
     * that begins at once.
     */
    @Override
    protected void round() throws Exception {
        var began = System.nanoTime();
        if (mayBeMore) findPartitions();
        var more = false;
        for (var partition : partitions) more |= mirror.readOn(partition);
        if (more) return;
        Thread.sleep(Math.max(SHORTEST_REST.toMillis(), (System.nanoTime() - began) / 1_000_000));
        if (!records.await(POLL)) mayBeMore = true;
    }

    private void findPartitions() {
        mayBeMore = false;
        partitions = new TreeSet<>(mirror.partitions());
    }

    /** Told of new records, though not of which. */
    void wake() {
        mayBeMore = true;
        records.wake();
    }

    /** Told of new records of a partition. */
    void wake(int partition) {
        if (!partitions.contains(partition)) mayBeMore = true;
        records.wake();
    }
}
