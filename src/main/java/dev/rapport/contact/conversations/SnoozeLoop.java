package dev.rapport.contact.conversations;

import dev.rapport.contact.conversations.ConversationEvent.ConversationBack;
import dev.rapport.platform.Ids;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Conversations that were put aside wait for us again when their time has come. */
@Component
class SnoozeLoop {

    private static final int MOST = 100;

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
        for (var due : rows.due(clock.instant(), MOST))
            transactions.executeWithoutResult(status -> {
                var now = clock.instant();
                var until = rows.locked(due).snoozedUntil();
                if (until == null || until.isAfter(now)) return;
                rows.stand(due, ConversationState.WAITING_FOR_US, null, now);
                events.publishEvent(new ConversationBack(Ids.next(), due, now, false, null));
            });
    }
}
