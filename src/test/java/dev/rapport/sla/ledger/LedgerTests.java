package dev.rapport.sla.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class LedgerTests {

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456Z");

    @Autowired
    Ledger ledger;

    @Autowired
    Sla sla;

    @Autowired
    JdbcClient jdbc;

    private final Chain chain = new Chain("test:" + Ids.next());

    @Test
    void theFirstEntryOfAChainFollowsNothing() throws Exception {
        var by = new UserId(Ids.next());
        ledger.append(List.of(new LedgerEntry(chain, AT, "tried", Map.of("text", "质量\n\"1\""), by)));

        var row = rows(chain).getFirst();
        assertThat(row.get("seq")).isEqualTo(1L);
        assertThat((byte[]) row.get("previous")).isEmpty();
        assertThat(row.get("body")).isEqualTo("{\"text\":\"质量\\n\\\"1\\\"\"}");
        var text = String.join(
                "\n",
                chain.name(),
                "1",
                "1795341600123456",
                "tried",
                by.value().toString(),
                row.get("recorded").toString(),
                row.get("body").toString());
        assertThat(hex(row.get("hash")))
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void entriesOfOneStatementFollowEachOther() {
        var other = new Chain("test:" + Ids.next());
        ledger.append(List.of(entry(chain, "a"), entry(other, "b"), entry(chain, "c"), entry(other, "d")));
        ledger.append(List.of(entry(chain, "e")));

        assertThat(rows(chain)).extracting(row -> row.get("kind")).containsExactly("a", "c", "e");
        assertThat(rows(other)).extracting(row -> row.get("kind")).containsExactly("b", "d");
        assertIsUnbroken(chain);
        assertIsUnbroken(other);
    }

    @Test
    void concurrentWritersOfOneChainKeepItUnbroken() throws Exception {
        var subject = SubjectId.next();
        sla.open(subject, null, SlaFacts.of("ticket"), opened(), true);
        var entries = 25;
        var chains = List.of(chain, Chain.of(subject));
        try (var writers = Executors.newFixedThreadPool(8)) {
            var tasks = IntStream.range(0, 8)
                    .mapToObj(writer -> (Callable<Boolean>) () -> {
                        for (var i = 0; i < entries; i++) ledger.append(List.of(entry(chains.get(writer % 2), "w")));
                        return true;
                    })
                    .toList();
            for (var task : writers.invokeAll(tasks)) assertThat(task.get()).isTrue();
        }

        assertThat(rows(chain)).hasSize(4 * entries);
        assertThat(rows(Chain.of(subject)))
                .filteredOn(row -> row.get("kind").equals("w"))
                .hasSize(4 * entries);
        chains.forEach(this::assertIsUnbroken);
    }

    @Test
    void whatHappenedBeforeACaseCameHereIsOneEntry() {
        var subject = SubjectId.next();
        var history = List.of(
                SlaEvent.of(AT, Kind.OPENED),
                SlaEvent.of(AT.plusSeconds(60), Kind.AGENT_REPLY),
                SlaEvent.of(AT.plusSeconds(90), Kind.CLOSED));
        sla.open(subject, "Case 9", SlaFacts.of("ticket"), history, false);

        assertThat(rows(Chain.of(subject))).extracting(row -> row.get("kind")).startsWith("opened", "history");
        assertThat(rows(Chain.of(subject)).get(1).get("body").toString())
                .startsWith("[")
                .contains("OPENED", "AGENT_REPLY", "CLOSED");
    }

    @Test
    void everyRowOfTheLogHasAnEntry() {
        var subject = SubjectId.next();
        sla.open(subject, "Case 7", SlaFacts.of("ticket"), opened(), true);
        sla.record(subject, SlaEvent.of(AT.plusSeconds(60), Kind.AGENT_REPLY));

        assertThat(rows(Chain.of(subject)))
                .extracting(row -> row.get("kind"))
                .containsExactly("opened", "event", "event");
        assertThat(rows(Chain.of(subject)).getLast().get("body").toString())
                .contains("\"kind\":\"AGENT_REPLY\"", "\"at\":\"2026-11-22T10:01:00.123456+00:00\"");
        assertIsUnbroken(Chain.of(subject));
    }

    @Test
    void aChangeOfPriorityIsWrittenWithTheDueTimesBeforeAndAfter() {
        var subject = SubjectId.next();
        sla.open(subject, null, SlaFacts.of("ticket").withChannel("email"), opened(), true);
        sla.reassess(subject, SlaFacts.of("ticket").withPriority("urgent").withChannel("email"));

        var change = rows(Chain.of(subject)).getLast();
        assertThat(change.get("kind")).isEqualTo("promise-changed");
        assertThat(change.get("body").toString())
                .contains("\"because\":\"FACTS\"", "\"priority\":\"urgent\"", "\"before\":[{", "\"due\":\"2026-");
        assertIsUnbroken(Chain.of(subject));
    }

    @Test
    void aChainIsNamedInOneLine() {
        assertThatThrownBy(() -> new Chain("a\nb")).hasMessageContaining("sla.ledger.bad-chain");
        assertThatThrownBy(() -> new Chain(" ")).hasMessageContaining("sla.ledger.bad-chain");
    }

    private static List<SlaEvent> opened() {
        return List.of(SlaEvent.of(AT, Kind.OPENED));
    }

    private static LedgerEntry entry(Chain chain, String kind) {
        return new LedgerEntry(chain, AT, kind, Map.of("n", 1), null);
    }

    private void assertIsUnbroken(Chain of) {
        var last = "";
        var seqs = new ArrayList<Long>();
        for (var row : rows(of)) {
            assertThat(hex(row.get("previous"))).isEqualTo(last);
            last = hex(row.get("hash"));
            seqs.add((Long) row.get("seq"));
        }
        assertThat(seqs)
                .isEqualTo(IntStream.rangeClosed(1, seqs.size())
                        .mapToObj(i -> (long) i)
                        .toList());
    }

    private static String hex(Object bytes) {
        return HexFormat.of().formatHex((byte[]) bytes);
    }

    private List<Map<String, Object>> rows(Chain of) {
        return jdbc.sql("""
                        select *, (extract(epoch from recorded_at) * 1000000)::bigint as recorded
                        from sla_ledger
                        where chain = :chain
                        order by seq
                        """).param("chain", of.name()).query().listOfRows();
    }
}
