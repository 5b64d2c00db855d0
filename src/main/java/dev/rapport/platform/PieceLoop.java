package dev.rapport.platform;

import java.time.Duration;

/** A loop that does its work in pieces, one after the other, and waits for more to be told of it. */
public abstract class PieceLoop extends Loop {

    private final Duration pause;
    private final Signal waiting = new Signal();

    /** @param pause after which it looks for work that nobody told of */
    protected PieceLoop(String name, Duration pause) {
        super(name, DEFAULT_PHASE);
        this.pause = pause;
    }

    /** Says that there is something to do. */
    public final void wake() {
        waiting.wake();
    }

    /** Does a piece; false if there was none. */
    protected abstract boolean piece();

    @Override
    protected final void round() throws InterruptedException {
        if (!piece()) waiting.await(pause);
    }
}
