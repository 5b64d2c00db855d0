package dev.rapport.platform;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the database by indexes alone. Where it stops after some rows, the planner hopes to meet them early in the table,
 * and reads all of it when few or none match; so it does, too, while it still takes a table that grows for a small one.
 */
@Component
public class ByIndexes {

    private final JdbcClient jdbc;
    private final TransactionTemplate joining;

    ByIndexes(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        joining = new TransactionTemplate(transactions);
    }

    /** What the caller's transaction does afterwards may do as it likes. */
    public <T> T asked(Supplier<T> query) {
        var isPartOfMore = TransactionSynchronizationManager.isActualTransactionActive();
        return joining.execute(status -> {
            scans("off");
            var answer = query.get();
            if (isPartOfMore) scans("on");
            return answer;
        });
    }

    private void scans(String allowed) {
        jdbc.sql("select set_config('enable_seqscan', :allowed, true)")
                .param("allowed", allowed)
                .query(String.class)
                .single();
    }
}
