package dev.rapport.contact;

import dev.rapport.contact.Sending.LetterQueued;
import dev.rapport.platform.Loop;
import dev.rapport.platform.Signal;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets letters go out as soon as they are written, and looks for those whose time has come or that others left behind. */
@Component
class SendingLoop extends Loop {

    private final Sending sending;
    private final Duration rest;
    private final Signal signal = new Signal();

    SendingLoop(Sending sending, @Value("${rapport.send-look:2s}") Duration rest) {
        super("sending", DEFAULT_PHASE);
        this.sending = sending;
        this.rest = rest;
    }

    @TransactionalEventListener
    void queued(LetterQueued letter) {
        signal.wake();
    }

    @Override
    protected void round() throws InterruptedException {
        sending.sendDue();
        signal.await(rest);
    }
}
