package dev.rapport.sla.ledger;

import dev.rapport.sla.ledger.Fault.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Computes the whole ledger again and compares it with the tables it tells of, without holding it in memory. */
@Component
class LedgerCheck {

    private static final int MOST_FAULTS = 100;
    private static final int AT_ONCE = 5_000;

    /** Beyond so many wrong rows there is no sense in comparing their content with that of other tables. */
    private static final int MOST_WRONG = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final List<ToldTable> elsewhere;

    /** @param elsewhere the tables that other modules own */
    LedgerCheck(JdbcClient jdbc, Clock clock, List<ToldTable> elsewhere) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.elsewhere = elsewhere;
    }

    /** Looks at the ledger as it is at this moment, while others write on. Tells every few thousand rows how many were seen. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public LedgerReport run(LongConsumer progress) {
        var started = clock.instant();
        jdbc.sql("set local timezone = 'UTC'").update();
        var faults = new Faults();
        var anchors = Anchors.all(jdbc);
        var walk = new ChainWalk(anchors, faults::add);
        jdbc.sql("select " + LedgerRow.COLUMNS + " from sla_ledger order by sla_ledger.chain, sla_ledger.seq")
                .withFetchSize(AT_ONCE)
                .query(row -> {
                    walk.visit(LedgerRow.read(row));
                    if (walk.rows() % AT_ONCE == 0) progress.accept(walk.rows());
                });
        walk.end();
        progress.accept(walk.rows());
        var compared = 0L;
        for (var table : ToldTable.OWN) compared += compare(table, faults);
        for (var table : elsewhere) compared += compare(table, faults);
        for (var state : KeptState.ALL) compared += compare(state, faults);
        return new LedgerReport(
                walk.rows(),
                walk.chains(),
                anchors.size(),
                compared,
                List.copyOf(faults.first),
                faults.more,
                anchors.isEmpty() ? null : anchors.getLast(),
                Duration.between(started, clock.instant()));
    }

    /** About how many rows there are, for a progress bar. */
    @Transactional(readOnly = true)
    public long estimate() {
        return jdbc.sql("select greatest(reltuples, 0)::bigint from pg_class where oid = 'sla_ledger'::regclass")
                .query(Long.class)
                .single();
    }

    private long compare(Comparison table, Faults faults) {
        if (faults.wrong.size() > MOST_WRONG) return 0;
        var before = faults.first.size();
        jdbc.sql(table.differences())
                .param("chains", faults.wrong.stream().map(Fault::chain).toArray(String[]::new))
                .param("seqs", faults.wrong.stream().map(Fault::seq).toArray(Long[]::new))
                .param("limit", MOST_FAULTS)
                .query(row -> {
                    var key = table.name() + " " + row.getString("key");
                    if (row.getBoolean("without_entry"))
                        faults.add(new Fault(Kind.WITHOUT_ENTRY, table.name(), null, row.getString("key")));
                    else
                        faults.add(new Fault(
                                row.getBoolean("without_row") ? Kind.WITHOUT_ROW : Kind.ROW_CHANGED,
                                row.getString("chain"),
                                row.getLong("seq"),
                                row.getBoolean("without_row") ? table.name() : key));
                });
        var counts = jdbc.sql(table.count())
                .query((row, number) -> new long[] {row.getLong(1), row.getLong(2)})
                .single();
        if (faults.first.size() == before && faults.wrong.isEmpty() && counts[0] != counts[1])
            faults.add(new Fault(Kind.TOLD_TWICE, table.name(), null, counts[0] + " / " + counts[1]));
        return counts[0];
    }

    private static final class Faults {

        final List<Fault> first = new ArrayList<>();
        final List<Fault> wrong = new ArrayList<>();
        boolean more;

        void add(Fault fault) {
            if (first.size() < MOST_FAULTS) first.add(fault);
            else more = true;
            if (fault.kind() == Kind.CHANGED && wrong.size() <= MOST_WRONG) wrong.add(fault);
        }
    }
}
