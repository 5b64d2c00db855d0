package dev.rapport.engine.mirror;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Prunes records every minute, and not so many that others wait for the database. */
@Component
@ConditionalOnProperty(name = "rapport.engine.enabled", matchIfMissing = true)
class PruningRounds {

    private static final int MOST_BATCHES = 20;

    private final Mirror mirror;
    private final RecordPruning pruning;

    PruningRounds(Mirror mirror, RecordPruning pruning) {
        this.mirror = mirror;
        this.pruning = pruning;
    }

    @Scheduled(
            fixedDelayString = "${rapport.engine.prune-delay:1m}",
            initialDelayString = "${rapport.engine.prune-delay:1m}")
    void prune() {
        mirror.partitions().forEach(this::prune);
    }

    private void prune(int partition) {
        for (var batch = 0; batch < MOST_BATCHES; batch++) if (!pruning.prune(partition)) return;
    }
}
