package dev.rapport.sla;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Computes open clocks again in the background, page after page. What a crash interrupts goes on after the last page
 * that was committed, here after the next start or at once in another copy of the application.
 */
@Component
class RecomputationWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RecomputationWorker.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final long SHORT_PAUSE_MILLIS = 50;
    private static final long PATIENCE_AT_STOP_SECONDS = 20;

    private final RecomputationPage page;
    private final Recomputations recomputations;
    private final Semaphore wakeUp = new Semaphore(0);
    private volatile boolean running;
    private CountDownLatch stopped = new CountDownLatch(0);

    RecomputationWorker(RecomputationPage page, Recomputations recomputations) {
        this.page = page;
        this.recomputations = recomputations;
    }

    /** Says that there is something to do. */
    void wake() {
        wakeUp.release();
    }

    @Override
    public void start() {
        running = true;
        stopped = new CountDownLatch(1);
        Thread.ofPlatform().name("clock recomputation").daemon().start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        wake();
        try {
            if (!stopped.await(PATIENCE_AT_STOP_SECONDS, TimeUnit.SECONDS))
                LOG.warn("A recomputation of clocks does not stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        try {
            while (running) {
                switch (step()) {
                    case WENT_ON -> {}
                    case WAITS_FOR_TRANSACTIONS -> pause(SHORT_PAUSE_MILLIS);
                    case NOTHING_TO_DO -> pause(PAUSE_MILLIS);
                }
            }
        } finally {
            stopped.countDown();
        }
    }

    private void pause(long millis) {
        try {
            if (wakeUp.tryAcquire(millis, TimeUnit.MILLISECONDS)) wakeUp.drainPermits();
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private RecomputationPage.Outcome step() {
        try {
            return page.work();
        } catch (RecomputationPage.Stumbled e) {
            LOG.error("Recomputation {} of open clocks stumbled and is tried again", e.recomputation(), e.getCause());
            return stumbled(e);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The recomputation of open clocks waits for the database: {}", e.toString());
        } catch (RuntimeException e) {
            LOG.error("The recomputation of open clocks hit a defect", e);
        }
        return RecomputationPage.Outcome.NOTHING_TO_DO;
    }

    private RecomputationPage.Outcome stumbled(RecomputationPage.Stumbled e) {
        try {
            recomputations.stumble(e.recomputation());
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("The recomputation of open clocks waits for the database: {}", unreachable.toString());
        }
        return RecomputationPage.Outcome.NOTHING_TO_DO;
    }
}
