package dev.rapport.studio.policies;

import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.rules.RulebookFailed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells designers, managers and administrators that a rulebook they may mend does not decide. */
@Component
class RulebookAlarm {

    private static final Logger LOG = LoggerFactory.getLogger(RulebookAlarm.class);

    private final Staff staff;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RulebookAlarm(Staff staff, TransactionTemplate transactions, ApplicationEventPublisher events, Clock clock) {
        this.staff = staff;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** In a transaction of its own: that of the decision may only read, or may not come to its end. */
    @EventListener
    void failed(RulebookFailed failed) {
        Thread.ofVirtual().name("rulebook-alarm").start(() -> {
            try {
                transactions.executeWithoutResult(status -> tell(failed));
            } catch (RuntimeException e) {
                LOG.error("Nobody could be told that the rulebook {} failed", failed.rulebook(), e);
            }
        });
    }

    private void tell(RulebookFailed failed) {
        var told = List.copyOf(
                staff.having(Role.DESIGNER, Role.MANAGER, Role.ADMIN).keySet());
        var subject = new SubjectId(UUID.nameUUIDFromBytes(failed.rulebook().getBytes(StandardCharsets.UTF_8)));
        events.publishEvent(new RulebookStoodIn(
                Ids.next(), subject, clock.instant(), failed.rulebook(), failed.version(), failed.instead(), told));
    }
}
