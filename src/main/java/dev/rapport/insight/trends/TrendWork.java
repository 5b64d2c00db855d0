package dev.rapport.insight.trends;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the figures of days up to date, with at most a fifth of one processor: while an import brings a past of years,
 * the same days change over and over.
 */
@Component
class TrendWork {

    private static final int RESTS_FOR_WORK = 4;

    private final TrendRound round;
    private long restsUntil = System.nanoTime();

    TrendWork(TrendRound round) {
        this.round = round;
    }

    @Scheduled(fixedDelayString = "${rapport.sla.trends-delay:1s}")
    void keepUp() {
        var started = System.nanoTime();
        if (started - restsUntil < 0) return;
        round.compute();
        var ended = System.nanoTime();
        restsUntil = ended + RESTS_FOR_WORK * (ended - started);
    }
}
