package dev.rapport.marketing.segments;

import dev.rapport.platform.PieceLoop;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
class SegmentLoop extends PieceLoop {

    private static final Logger log = LoggerFactory.getLogger(SegmentLoop.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final SegmentRound round;

    SegmentLoop(SegmentRound round) {
        super("segments", PAUSE);
        this.round = round;
    }

    @Override
    protected boolean piece() {
        try {
            var decided = round.decideSome();
            return round.computeOne() || decided;
        } catch (SegmentNotComputed failed) {
            log.warn("Segment {} cannot be computed", failed.segment().id(), failed);
            round.giveUp(failed.segment());
            return true;
        }
    }
}
