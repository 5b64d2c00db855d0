package dev.rapport.contact.inbound;

import dev.rapport.contact.inbound.InboundQueue.Kept;
import dev.rapport.platform.Loop;
import dev.rapport.platform.Signal;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Works what came in as soon as it is kept, and looks for what others left behind. */
@Component
class InboundLoop extends Loop {

    private final InboundWork work;
    private final Duration rest;
    private final Signal signal = new Signal();

    InboundLoop(InboundWork work, @Value("${rapport.inbound-look:1s}") Duration rest) {
        super("inbound", DEFAULT_PHASE);
        this.work = work;
        this.rest = rest;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void kept(Kept kept) {
        signal.wake();
    }

    @Override
    protected void round() throws InterruptedException {
        work.workDue();
        signal.await(rest);
    }

    @Scheduled(cron = "0 20 3 * * *")
    void forget() {
        work.forgetOld();
    }
}
