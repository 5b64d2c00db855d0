package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class LoopTests {

    /** Does something else each round until it has done all rounds. */
    private static final class Rounds extends Loop {

        private final CountDownLatch left;

        Rounds(int rounds) {
            super("rounds", 0);
            left = new CountDownLatch(rounds);
        }

        @Override
        protected void round() throws InterruptedException {
            left.countDown();
            if (left.getCount() > 0) throw new IllegalStateException("round with " + left.getCount() + " to go");
            Thread.sleep(10_000);
        }

        boolean allDone() throws InterruptedException {
            return left.await(10, TimeUnit.SECONDS);
        }
    }

    @RepeatedTest(500)
    void runsHoweverSoonItsThreadDoes() throws InterruptedException {
        var loop = new Rounds(1);
        loop.start();
        assertThat(loop.allDone()).isTrue();
        loop.stop();
    }

    @Test
    void goesOnAfterAFailedRound() throws InterruptedException {
        var loop = new Rounds(3);
        loop.start();
        assertThat(loop.allDone()).isTrue();
        loop.stop();
    }
}
