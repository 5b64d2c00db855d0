package dev.rapport.customer;

import dev.rapport.customer.search.SearchKey;
import dev.rapport.platform.Loop;
import dev.rapport.platform.Signal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the search keys of customers that have none: of those of an earlier release, and of those whose name was changed
 * without one. Page after page; whatever interrupts it, the next page is of those that still have none.
 */
@Component
class SearchKeyFilling extends Loop {

    private static final int PAGE = 500;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private record Row(UUID id, SearchKey key) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Signal end = new Signal();

    SearchKeyFilling(JdbcClient jdbc, PlatformTransactionManager transactions) {
        super("search keys", DEFAULT_PHASE);
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    protected void round() throws InterruptedException {
        if (fill() < PAGE) end.await(PAUSE);
    }

    /** A page that has begun is worked to its end. */
    @Override
    protected void endRound(Thread running) {
        end.wake();
    }

    /** Makes those of one page and says how many they were. What somebody else is changing is left for later. */
    int fill() {
        return transactions.execute(status -> {
            var rows = jdbc.sql("""
                            select id, name, kind
                            from customer
                            where search_grams is null
                            limit :page
                            for no key update skip locked
                            """)
                    .param("page", PAGE)
                    .query((row, number) -> new Row(
                            row.getObject("id", UUID.class),
                            NewCustomer.Kind.valueOf(row.getString("kind")).searchKey(row.getString("name"))))
                    .list();
            if (!rows.isEmpty()) write(rows);
            return rows.size();
        });
    }

    private void write(List<Row> rows) {
        jdbc.sql("""
                        update customer
                        set search_key = given.key, search_grams = cast(given.grams as int4[])
                        from unnest(cast(:ids as uuid[]), cast(:keys as text[]), cast(:grams as text[]))
                            as given (id, key, grams)
                        where customer.id = given.id
                        """)
                .param("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
                .param("keys", rows.stream().map(row -> row.key().text()).toArray(String[]::new))
                .param(
                        "grams",
                        rows.stream().map(row -> row.key().writtenGrams()).toArray(String[]::new))
                .update();
    }
}
