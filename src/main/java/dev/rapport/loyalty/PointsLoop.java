package dev.rapport.loyalty;

import dev.rapport.platform.Loop;
import java.time.Duration;
import org.springframework.stereotype.Component;

@Component
class PointsLoop extends Loop {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PointsRound round;

    PointsLoop(PointsRound round) {
        super("points", DEFAULT_PHASE);
        this.round = round;
    }

    @Override
    protected void round() throws InterruptedException {
        if (!round.doSome()) Thread.sleep(PAUSE);
    }
}
