package dev.rapport.sla.trends;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the figures of days up to date. */
@Component
class TrendWork {

    private final TrendRound round;

    TrendWork(TrendRound round) {
        this.round = round;
    }

    @Scheduled(fixedDelayString = "${rapport.sla.trends-delay:5s}")
    void keepUp() {
        while (round.compute()) {
            // the next days, in a transaction of their own
        }
    }
}
