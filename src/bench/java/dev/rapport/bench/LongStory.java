package dev.rapport.bench;

import dev.rapport.cases.Cases;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long people wait for the story of a customer to whom very much happened. */
final class LongStory {

    static final int ENTRIES = 100_000;
    private static final int CASES = 50;
    private static final int SHOWN = 50;
    private static final int WARM_UP = 30;
    private static final int MEASURED = 300;

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final Cases cases;
    private final CustomerId customer;

    LongStory(Rapport rapport, CustomerId customer) {
        jdbc = rapport.get(JdbcClient.class);
        owner = JdbcClient.create(rapport.get(Flyway.class).getConfiguration().getDataSource());
        cases = rapport.get(Cases.class);
        this.customer = customer;
    }

    void run() {
        make();
        measure("the first screen", List.of(), null);
        measure("a page in the middle", List.of(), middle());
        measure("a chapter that half is in", List.of("service"), null);
        measure("a chapter with ten entries", List.of("relations"), null);
    }

    /** Half of them in the cases, the other half the customer's own, of which ten tell of relations. */
    private void make() {
        var of = Stream.generate(Ids::next).limit(CASES).toArray(UUID[]::new);
        jdbc.sql("""
                        insert into subject (id, kind, number, title, customer_id, opened_at)
                        select id, 'TICKET', 'T-' || (900000 + number), 'Long story', :customer, now()
                        from unnest(:cases) with ordinality as made (id, number)
                        """).param("customer", customer.value()).param("cases", of).update();
        jdbc.sql("""
                        insert into trail (subject_id, event_id, kind, at, recorded_at, details)
                        select case when n % 2 = 0 then :customer else (cast(:cases as uuid[]))[n / 2 % 50 + 1] end,
                            gen_random_uuid(),
                            case when n % 10000 = 0 then 'RelationEnded' else 'PriorityChanged' end,
                            now() - n * interval '1 minute',
                            now(),
                            '{"priority": "HIGH"}'
                        from generate_series(1, :entries) n
                        """)
                .param("customer", customer.value())
                .param("cases", of)
                .param("entries", ENTRIES)
                .update();
        owner.sql("vacuum analyze trail").update();
        owner.sql("vacuum analyze subject").update();
    }

    private @Nullable String middle() {
        @Nullable String after = null;
        for (var page = 0; page < 100; page++)
            after = cases.story(customer, List.of(), Locale.ENGLISH, ZoneOffset.UTC, 200, after)
                    .next();
        return after;
    }

    private void measure(String what, List<String> chapters, @Nullable String after) {
        var took = new ArrayList<Long>();
        var shown = 0;
        for (var i = 0; i < WARM_UP + MEASURED; i++) {
            var started = System.nanoTime();
            shown = cases.story(customer, chapters, Locale.ENGLISH, ZoneOffset.UTC, SHOWN, after)
                    .items()
                    .size();
            if (i >= WARM_UP) took.add((System.nanoTime() - started) / 1_000);
        }
        var micros = Percentiles.of(took);
        Report.line(
                "%-28s p50 %6.1f ms, p99 %6.1f ms; %d shown (wanted: p99 under 100 ms)",
                what, micros.at(50) / 1e3, micros.at(99) / 1e3, shown);
    }
}
