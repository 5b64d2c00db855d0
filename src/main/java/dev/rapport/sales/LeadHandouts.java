package dev.rapport.sales;

import dev.rapport.platform.UserId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who is being given a lead by a transaction of this copy of the application that has not ended yet. Routing may choose
 * somebody else meanwhile, instead of waiting for that transaction only to find that another colleague's turn has come.
 */
@Component
class LeadHandouts {

    private final Map<UserId, Integer> underWay = new ConcurrentHashMap<>();

    boolean isUnderWayTo(UserId colleague) {
        return underWay.containsKey(colleague);
    }

    /** Lasts until the present transaction ends. */
    void begin(UserId colleague) {
        underWay.merge(colleague, 1, Integer::sum);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                underWay.computeIfPresent(colleague, (key, handouts) -> handouts == 1 ? null : handouts - 1);
            }
        });
    }
}
