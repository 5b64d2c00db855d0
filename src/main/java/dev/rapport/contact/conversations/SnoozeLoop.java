package dev.rapport.contact.conversations;

import dev.rapport.contact.conversations.ConversationEvent.ConversationBack;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Conversations that were put aside wait for us again when their time has come. One that cannot be woken is tried later and holds
 * up no other.
 */
@Component
class SnoozeLoop {

    private static final Logger log = LoggerFactory.getLogger(SnoozeLoop.class);
    private static final int MOST = 100;
    private static final Duration PUT_OFF = Duration.ofMinutes(10);

    private final ConversationRows rows;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SnoozeLoop(
            ConversationRows rows, TransactionOperations transactions, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${rapport.snooze-look:20s}")
    void wake() {
        for (var due : rows.due(clock.instant(), MOST)) {
            try {
                transactions.executeWithoutResult(status -> wake(due));
            } catch (RuntimeException e) {
                log.error("{} is not woken yet", due, e);
                transactions.executeWithoutResult(
                        status -> rows.putOff(due, clock.instant().plus(PUT_OFF)));
            }
        }
    }

    private void wake(SubjectId due) {
        var now = clock.instant();
        var until = rows.locked(due).snoozedUntil();
        if (until == null || until.isAfter(now)) return;
        rows.stand(due, ConversationState.WAITING_FOR_US, null, now);
        events.publishEvent(new ConversationBack(Ids.next(), due, now, false, null));
    }
}
