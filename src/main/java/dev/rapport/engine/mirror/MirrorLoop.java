package dev.rapport.engine.mirror;

import dev.rapport.engine.Loop;
import dev.rapport.engine.Signal;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Reads the record log when it is told of new records, and every second in case the telling was lost. */
@Component
@ConditionalOnProperty(name = "rapport.engine.enabled", matchIfMissing = true)
class MirrorLoop extends Loop {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Mirror mirror;
    private final Signal records = new Signal();

    MirrorLoop(Mirror mirror) {
        super("mirror", 10);
        this.mirror = mirror;
    }

    @Override
    protected void round() throws Exception {
        var more = false;
        for (var partition : mirror.partitions()) more |= mirror.readOn(partition);
        if (!more) records.await(POLL);
    }

    void wake() {
        records.wake();
    }
}
