package dev.rapport.customer.duplicates;

import dev.rapport.platform.Loop;
import dev.rapport.platform.Signal;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Works in the background on the run that goes on, in one copy of the application. */
@Component
class RunLoop extends Loop {

    private static final Logger LOG = LoggerFactory.getLogger(RunLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final RunRows runs;
    private final RunWork work;
    private final ApplicationEventPublisher events;
    private final Signal waiting = new Signal();

    RunLoop(RunRows runs, RunWork work, ApplicationEventPublisher events) {
        super("duplicate run", DEFAULT_PHASE);
        this.runs = runs;
        this.work = work;
        this.events = events;
    }

    void wake() {
        waiting.wake();
    }

    @Override
    protected void round() throws InterruptedException {
        var stand = runs.take();
        if (stand.isEmpty()) {
            waiting.await(PAUSE);
            return;
        }
        try {
            work.work(stand.get(), this::goesOn);
        } catch (RunStep.Lost stopped) {
            events.publishEvent(new DuplicatesProgress());
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The run {} over all customers hit a defect", stand.get().run(), e);
            runs.end(stand.get().run(), RunState.FAILED);
        }
    }

    @Override
    protected void endRound(Thread running) {
        wake();
    }

    @Override
    protected void ended() {
        try {
            runs.giveBack();
        } catch (DataAccessException e) {
            LOG.info("The database is gone; the run over all customers goes on after the next start");
        }
    }
}
