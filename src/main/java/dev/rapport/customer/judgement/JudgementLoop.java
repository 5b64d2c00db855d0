package dev.rapport.customer.judgement;

import dev.rapport.platform.Loop;
import java.time.Duration;
import org.springframework.stereotype.Component;

@Component
class JudgementLoop extends Loop {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JudgementRound round;

    JudgementLoop(JudgementRound round) {
        super("customer judgement", DEFAULT_PHASE);
        this.round = round;
    }

    @Override
    protected void round() throws InterruptedException {
        if (!round.judgeSome()) Thread.sleep(PAUSE);
    }
}
