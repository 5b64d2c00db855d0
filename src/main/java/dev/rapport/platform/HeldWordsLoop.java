package dev.rapport.platform;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Lets held words go out when their moment is over, on a thread of its own, since an engine that is away takes time. */
@Component
class HeldWordsLoop extends Loop {

    private final HeldWords held;
    private final Duration rest;

    HeldWordsLoop(HeldWords held, @Value("${rapport.undo-look:1s}") Duration rest) {
        super("held-words", DEFAULT_PHASE);
        this.held = held;
        this.rest = rest;
    }

    @Override
    protected void round() throws InterruptedException {
        held.sendDue();
        Thread.sleep(rest);
    }
}
