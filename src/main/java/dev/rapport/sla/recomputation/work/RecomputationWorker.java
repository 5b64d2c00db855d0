package dev.rapport.sla.recomputation.work;

import dev.rapport.platform.Loop;
import dev.rapport.platform.Signal;
import dev.rapport.sla.recomputation.Recomputations;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Computes open clocks again in the background, page after page. What a crash interrupts goes on after the last page
 * that was committed, here after the next start or at once in another copy of the application.
 */
@Component
class RecomputationWorker extends Loop {

    private static final Logger LOG = LoggerFactory.getLogger(RecomputationWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration SHORT_PAUSE = Duration.ofMillis(50);

    private final RecomputationPage page;
    private final Recomputations recomputations;
    private final Signal work = new Signal();

    RecomputationWorker(RecomputationPage page, Recomputations recomputations) {
        super("clock recomputation", DEFAULT_PHASE);
        this.page = page;
        this.recomputations = recomputations;
    }

    /** Says that there is something to do. */
    void wake() {
        work.wake();
    }

    @Override
    protected void round() throws InterruptedException {
        switch (step()) {
            case WENT_ON -> {}
            case WAITS_FOR_TRANSACTIONS -> work.await(SHORT_PAUSE);
            case NOTHING_TO_DO -> work.await(PAUSE);
        }
    }

    /** A page that has begun is worked to its end. */
    @Override
    protected void endRound(Thread running) {
        wake();
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
