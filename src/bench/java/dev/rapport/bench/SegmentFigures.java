package dev.rapport.bench;

import dev.rapport.bench.ManyCustomers.Made;
import dev.rapport.marketing.segments.ConditionPart;
import dev.rapport.marketing.segments.Segments;
import dev.rapport.platform.Ids;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long somebody who builds a segment waits for the count and the first customers, and how soon a customer is in a segment
 * after something happened, among very many customers and ten times as many behaviours.
 */
final class SegmentFigures {

    private static final int BEHAVIOURS_EACH = 10;
    private static final int TOGETHER = 1_000_000;
    private static final int WARM_UP = 3;
    private static final int MEASURED = 30;
    private static final int EVENTS = 200;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Folders folders;
    private final int customers;
    private final Random random = new Random(11);

    SegmentFigures(Folders folders, int customers) {
        this.folders = folders;
        this.customers = customers;
    }

    void run() throws Exception {
        Report.line("%d cores", Runtime.getRuntime().availableProcessors());
        try (var rapport = Rapport.startWithoutEngine(folders, folders.work().resolve("rapport"))) {
            Report.section("%,d customers and %,d behaviours".formatted(customers, (long) customers * BEHAVIOURS_EACH));
            var made = new ManyCustomers(rapport).make(customers, 1_000);
            behave(JdbcClient.create(
                    rapport.get(Flyway.class).getConfiguration().getDataSource()));
            Report.section("A segment is built: its count and the first ten customers");
            asked().forEach((kind, condition) -> measure(rapport.get(Segments.class), kind, condition));
            Report.section("Somebody does something: until they are in the segments that ask for it");
            turn(rapport, made);
        }
    }

    /** Without the triggers that hear of each, since no segment is there yet. */
    private void behave(JdbcClient owner) {
        owner.sql("alter table behaviour disable trigger user").update();
        var all = (long) customers * BEHAVIOURS_EACH;
        for (var from = 0L; from < all; from += TOGETHER)
            owner.sql("""
                            with numbered as (
                                select id, row_number() over (order by id) - 1 as place from customer)
                            insert into behaviour (id, source, there, channel, address, customer_id, kind, at, received_at)
                            select gen_random_uuid(), 'bench', number::text, 'web', 'x', numbered.id,
                                (array['LIKE', 'COMMENT', 'SHARE', 'CLICK', 'REPLY', 'SCAN'])[1 + number % 6],
                                now() - random() * interval '400 days', now()
                            from generate_series(cast(:from as bigint), :to - 1) number
                            join numbered on numbered.place = (number * 7919) % :customers
                            """)
                    .param("from", from)
                    .param("to", Math.min(all, from + TOGETHER))
                    .param("customers", (long) customers)
                    .update();
        owner.sql("alter table behaviour enable trigger user").update();
        owner.sql("analyze").update();
    }

    private static Map<String, ConditionPart> asked() {
        var half = leaf("tag", "any-of", null, null, "half");
        var few = leaf("tag", "any-of", null, null, "few");
        var clicks = leaf("behaviours", "at-least", "2", 30, "CLICK");
        var asked = new LinkedHashMap<String, ConditionPart>();
        asked.put("a tag that half have", half);
        asked.put("a tag that few have", few);
        asked.put("half do not have", leaf("tag", "none-of", null, null, "half"));
        asked.put("a tier that few have", leaf("tier", "any-of", null, null, "gold"));
        asked.put("did something in 30 days", leaf("behaviours", "at-least", "1", 30));
        asked.put("clicked twice in 30 days", clicks);
        asked.put("never clicked in 90 days", leaf("behaviours", "at-most", "0", 90, "CLICK"));
        asked.put("quiet for 30 days", leaf("behaviour-last", "before", null, 30));
        asked.put("few and clicked twice", group("all", few, clicks));
        asked.put("half or clicked twice", group("any", half, clicks));
        asked.put(
                "nested three deep",
                group(
                        "all",
                        half,
                        group("none", few, group("all", clicks, leaf("stage", "any-of", null, null, "BUYER")))));
        return asked;
    }

    private static ConditionPart leaf(
            String fact, String is, @Nullable String value, @Nullable Integer days, String... of) {
        return new ConditionPart(null, List.of(), fact, is, value, List.of(of), days);
    }

    private static ConditionPart group(String how, ConditionPart... parts) {
        return new ConditionPart(how, List.of(parts), null, null, null, List.of(), null);
    }

    private static void measure(Segments segments, String kind, ConditionPart part) {
        var condition = segments.read(part);
        var took = new ArrayList<Long>();
        var counted = segments.count(condition);
        for (var i = 0; i < WARM_UP + MEASURED; i++) {
            var started = System.nanoTime();
            counted = segments.count(condition);
            if (i >= WARM_UP) took.add((System.nanoTime() - started) / 1_000);
        }
        var micros = Percentiles.of(took);
        Report.line(
                "%-26s p50 %7.1f ms, p99 %7.1f ms; %,d%s, %d shown",
                kind,
                micros.at(50) / 1e3,
                micros.at(99) / 1e3,
                counted.many(),
                counted.exact() ? "" : " SUPPOSED",
                counted.sample().size());
    }

    private void turn(Rapport rapport, List<Made> made) throws InterruptedException {
        var jdbc = rapport.get(JdbcClient.class);
        var json = rapport.get(JsonMapper.class);
        var started = System.nanoTime();
        for (var one : asked().entrySet()) add(jdbc, one.getKey(), json.writeValueAsString(one.getValue()));
        var scans = add(jdbc, "scanned", json.writeValueAsString(leaf("behaviours", "at-least", "1", 1, "FOLLOW")));
        until(jdbc, "select not exists (select from segment where computed < asked)", scans, scans);
        Report.line(
                "%d segments are computed in %.1f s",
                asked().size() + 1, Report.seconds(Duration.ofNanos(System.nanoTime() - started)));
        var took = new ArrayList<Long>();
        for (var i = 0; i < EVENTS; i++) {
            var customer = made.get(random.nextInt(made.size())).id();
            jdbc.sql("delete from segment_member where segment_id = :segment and customer_id = :customer")
                    .param("segment", scans)
                    .param("customer", customer)
                    .update();
            var then = System.nanoTime();
            does(jdbc, customer);
            until(
                    jdbc,
                    "select exists (select from segment_member where segment_id = :segment and customer_id = :customer)",
                    scans,
                    customer);
            took.add((System.nanoTime() - then) / 1_000);
        }
        var micros = Percentiles.of(took);
        Report.line(
                "in the segment after p50 %.1f ms, p99 %.1f ms of %d",
                micros.at(50) / 1e3, micros.at(99) / 1e3, EVENTS);
    }

    private static UUID add(JdbcClient jdbc, String name, String condition) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into segment (id, name, purpose, owner_id, team, condition, hears, state, changed_at)
                        values (:id, :name, '', :id, 'sales', cast(:condition as jsonb),
                            array['customer_tag', 'behaviour'], 'LIVE', now())
                        """)
                .param("id", id)
                .param("name", name)
                .param("condition", condition)
                .update();
        return id;
    }

    private static void does(JdbcClient jdbc, UUID customer) {
        jdbc.sql("""
                        insert into behaviour (id, source, there, channel, address, customer_id, kind, at, received_at)
                        values (:id, 'bench', :there, 'web', 'x', :customer, 'FOLLOW', :now, :now)
                        """)
                .param("id", Ids.next())
                .param("there", UUID.randomUUID().toString())
                .param("customer", customer)
                .param("now", OffsetDateTime.now())
                .update();
    }

    private static void until(JdbcClient jdbc, String asked, UUID segment, UUID customer) throws InterruptedException {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (!jdbc.sql(asked)
                .param("segment", segment)
                .param("customer", customer)
                .query(Boolean.class)
                .single()) {
            if (System.nanoTime() > end) throw new IllegalStateException("waited in vain: " + asked);
            Thread.sleep(5);
        }
    }
}
