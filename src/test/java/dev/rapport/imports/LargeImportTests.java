package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Role;
import dev.rapport.platform.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LargeImportTests extends ImportCopies {

    private static final int ROWS = 10_000;
    private static final String CELL = "长长的文字".repeat(700);
    private static final long MEGABYTE = 1 << 20;

    private final String kind = UUID.randomUUID().toString();

    @Test
    void aFileOfAHundredMegabytesTakesNoMoreMemoryAtItsEndThanAtItsBeginning() throws IOException {
        var id = Ids.next();
        runs.insert(id, kind, "large.csv", null, null);
        var bytes = files.store(id, aLargeFile());
        runs.size(id, bytes);
        assertThat(bytes).isGreaterThan(100 * MEGABYTE);

        requireSteady(id);
    }

    @Test
    void aWorkbookOfManyMegabytesTakesNoMoreEither() throws IOException {
        var random = new java.util.SplittableRandom(1);
        var rows = new StringBuilder(WorkbookImportTests.row("number", "text"));
        for (var i = 1; i <= ROWS; i++) {
            var words = random.ints(3_500, 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
            rows.append(WorkbookImportTests.row("=" + i, words.toString()));
        }
        var id = Ids.next();
        runs.insert(id, kind, "large.xlsx", null, null);
        runs.size(
                id,
                files.store(
                        id,
                        new java.io.ByteArrayInputStream(
                                new Xlsx().sheet("A", rows.toString()).bytes())));
        rows.setLength(0);
        rows.trimToSize();

        requireSteady(id);
    }

    private void requireSteady(UUID id) {
        var probe = new Probe(kind, new ArrayList<>());
        var worker = copy(probe);
        worker.start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> run(id).state().ended());
        worker.stop();
        jdbc.sql("delete from import_run where id = ?").param(id).update();

        assertThat(probe.used).hasSize(5);
        assertThat(Collections.max(probe.used) - probe.used.getFirst()).isLessThan(16 * MEGABYTE);
    }

    private ImportRun run(UUID id) {
        return runs.find(id).orElseThrow();
    }

    private static InputStream aLargeFile() {
        return new SequenceInputStream(new Enumeration<>() {
            private int row;

            @Override
            public boolean hasMoreElements() {
                return row <= ROWS;
            }

            @Override
            public InputStream nextElement() {
                var line = row == 0 ? "number,text\n" : row + "," + CELL + "\n";
                row++;
                return new java.io.ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** Notes the memory that is truly in use at the beginning and every two thousand rows. */
    private record Probe(String name, List<Long> used) implements ImportKind {

        @Override
        public Set<Role> rolesForOne() {
            return Set.of(Role.values());
        }

        @Override
        public void apply(ImportRow row, @Nullable String mapping) {
            if (row.line() % 2_000 != 2) return;
            System.gc();
            used.add(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
    }
}
