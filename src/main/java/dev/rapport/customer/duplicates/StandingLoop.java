package dev.rapport.customer.duplicates;

import dev.rapport.platform.Loop;
import java.time.Duration;
import org.springframework.stereotype.Component;

@Component
class StandingLoop extends Loop {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Standing standing;

    StandingLoop(Standing standing) {
        super("duplicates", DEFAULT_PHASE);
        this.standing = standing;
    }

    @Override
    protected void round() throws InterruptedException {
        if (!standing.compareSome()) Thread.sleep(PAUSE);
    }
}
