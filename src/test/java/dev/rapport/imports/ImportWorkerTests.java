package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Role;
import dev.rapport.platform.Ids;
import dev.rapport.testing.TestTables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Interrupted imports. */
class ImportWorkerTests extends ImportCopies {

    private static final int ROWS = 500;

    @Autowired
    Flyway flyway;

    private final String mark = UUID.randomUUID().toString();
    private final List<ImportWorker> workers = new ArrayList<>();

    @BeforeEach
    void makeTable() {
        TestTables.make(flyway, "import_probe", "id bigint generated always as identity, word text");
    }

    @AfterEach
    void stopCopies() {
        workers.forEach(ImportWorker::stop);
        jdbc.sql("update import_run set state = 'CANCELED' where kind = ? and state in ('WAITING', 'RUNNING')")
                .param(mark)
                .update();
    }

    @Test
    void goesOnAfterTheLastCommittedRowWhenACopyDies() throws IOException {
        var id = start(words());

        var dying = worker(word -> {
            insert(word);
            if (word.startsWith("317 ")) throw new Killed();
        });
        dying.start();
        Awaitility.await().dontCatchUncaughtExceptions().until(() -> rows(id) == 300);
        endOfPatience(id);
        var surviving = worker(this::insert);
        surviving.start();
        Awaitility.await().dontCatchUncaughtExceptions().until(() -> state(id).ended());
        surviving.stop();

        assertThat(insertedWords()).isEqualTo(allWords());
    }

    @Test
    void goesOnInTheMiddleOfAWorkbook() throws IOException {
        var rows = allWords().stream().map(WorkbookImportTests::row).collect(Collectors.joining());
        var id = start(
                new Xlsx().sheet("A", WorkbookImportTests.row("word") + rows).bytes());

        var dying = worker(word -> {
            insert(word);
            if (word.startsWith("317 ")) throw new Killed();
        });
        dying.start();
        Awaitility.await().dontCatchUncaughtExceptions().until(() -> rows(id) == 300);
        assertThat(state(id)).isEqualTo(ImportState.RUNNING);
        assertThat(runs.find(id).orElseThrow().percent()).isBetween(1, 99);
        endOfPatience(id);
        var surviving = worker(this::insert);
        surviving.start();
        Awaitility.await().dontCatchUncaughtExceptions().until(() -> state(id).ended());
        surviving.stop();

        assertThat(insertedWords()).isEqualTo(allWords());
    }

    @Test
    void twoCopiesNeverWorkOnTheSameImport() throws IOException {
        var id = start(words());

        var one = worker(this::insert);
        var other = worker(this::insert);
        one.start();
        other.start();
        Awaitility.await().until(() -> state(id).ended());
        one.stop();
        other.stop();

        assertThat(insertedWords()).isEqualTo(allWords());
    }

    @Test
    void stoppingAndStartingLosesNothing() throws IOException {
        var id = start(words());

        for (var stops = 0; !state(id).ended(); stops++) {
            var worker = worker(this::insert);
            worker.start();
            var stop = stops;
            Awaitility.await().until(() -> rows(id) > 60L * stop || state(id).ended());
            worker.stop();
        }

        assertThat(insertedWords()).isEqualTo(allWords());
    }

    @Test
    void aDefectCostsOnlyItsRow() throws IOException {
        var id = start(words());

        var worker = worker(word -> {
            insert(word);
            if (word.startsWith("317 ")) throw new IllegalStateException("a defect");
        });
        worker.start();
        Awaitility.await().until(() -> state(id).ended());
        worker.stop();

        assertThat(insertedWords()).hasSize(ROWS - 1).noneMatch(word -> word.startsWith("317 "));
        assertThat(runs.errors(id, 10, ImportRuns.At.BEFORE_ALL).items())
                .extracting(ImportRuns.Error::line)
                .containsExactly(319L);
    }

    @Test
    void aCancelledImportStops() throws IOException {
        var id = start(words());

        var worker = worker(word -> {
            insert(word);
            if (word.startsWith("100 "))
                CompletableFuture.runAsync(() -> runs.cancel(id)).join();
        });
        worker.start();
        Awaitility.await().until(() -> state(id).ended());
        worker.stop();

        assertThat(insertedWords()).hasSize(60);
    }

    @Test
    void rowsThatAreAppliedTogetherAreLeftOutEachForItsOwnReason() throws IOException {
        var id = start("word\nbad one\n" + String.join("\n", allWords()) + "\nbad two\n");

        importTogether(id, word -> {});

        assertThat(insertedWords()).isEqualTo(allWords());
        assertThat(runs.errors(id, 10, ImportRuns.At.BEFORE_ALL).items())
                .extracting(ImportRuns.Error::line)
                .containsExactly(2L, ROWS + 3L);
        assertThat(runs.find(id).orElseThrow())
                .extracting(ImportRun::rows, ImportRun::accepted, ImportRun::rejected)
                .containsExactly(ROWS + 2L, (long) ROWS, 2L);
    }

    @Test
    void aDefectAmongRowsThatAreAppliedTogetherCostsOnlyItsRow() throws IOException {
        var id = start(words());

        importTogether(id, word -> {
            if (word.startsWith("317 ")) throw new IllegalStateException("a defect");
        });

        assertThat(insertedWords()).hasSize(ROWS - 1).noneMatch(word -> word.startsWith("317 "));
        assertThat(runs.errors(id, 10, ImportRuns.At.BEFORE_ALL).items())
                .extracting(ImportRuns.Error::line)
                .containsExactly(319L);
    }

    @Test
    void rowsThatAreAppliedTogetherAreNotLostOrDoubledWhenACopyDies() throws IOException {
        var id = start(words());

        var dying = copy(new WordSets(mark, this::insert, word -> {
            if (word.startsWith("417 ")) throw new Killed();
        }));
        workers.add(dying);
        dying.start();
        Awaitility.await().dontCatchUncaughtExceptions().until(() -> rows(id) > 0);
        endOfPatience(id);
        importTogether(id, word -> {});

        assertThat(insertedWords()).isEqualTo(allWords());
    }

    @Test
    void aRowThatHangsOnOneBeforeItIsNotAppliedTogetherWithIt() throws IOException {
        var id = start("word\nsame " + mark + "\nother " + mark + "\nsame " + mark + "\n");

        importTogether(id, word -> {});

        assertThat(insertedWords()).containsExactly("same " + mark, "other " + mark);
        assertThat(runs.find(id).orElseThrow().known()).isOne();
    }

    private void importTogether(UUID id, Consumer<String> before) {
        var worker = copy(new WordSets(mark, this::insert, before));
        workers.add(worker);
        worker.start();
        Awaitility.await().dontCatchUncaughtExceptions().until(() -> state(id).ended());
        worker.stop();
    }

    @Test
    void anImportThatWaitsSaysForWhat() throws IOException {
        var first = runs.find(start(words())).orElseThrow();
        var second = runs.find(start(words())).orElseThrow();

        assertThat(runs.before(second)).extracting(ImportRun::id).endsWith(first.id());
    }

    private ImportWorker worker(Consumer<String> apply) {
        var worker = copy(new Words(mark, apply));
        workers.add(worker);
        return worker;
    }

    private UUID start(String text) throws IOException {
        return start(text.getBytes(StandardCharsets.UTF_8));
    }

    private UUID start(byte[] file) throws IOException {
        var id = Ids.next();
        runs.insert(id, mark, "words", null, null);
        runs.size(id, files.store(id, new ByteArrayInputStream(file)));
        return id;
    }

    private String words() {
        return "word\n" + String.join("\n", allWords()) + "\n";
    }

    private List<String> allWords() {
        return IntStream.range(0, ROWS).mapToObj(i -> i + " " + mark).collect(Collectors.toList());
    }

    private void insert(String word) {
        jdbc.sql("insert into import_probe (word) values (?)").param(word).update();
    }

    private List<String> insertedWords() {
        return jdbc.sql("select word from import_probe where word like ? order by id")
                .param("% " + mark)
                .query(String.class)
                .list();
    }

    private long rows(UUID id) {
        return runs.find(id).orElseThrow().rows();
    }

    private ImportState state(UUID id) {
        return runs.find(id).orElseThrow().state();
    }

    private void endOfPatience(UUID id) {
        jdbc.sql("update import_run set lease_until = now() - cast(? as interval) where id = ?")
                .param(Duration.ofSeconds(1).toString())
                .param(id)
                .update();
    }

    private record Words(String name, Consumer<String> apply) implements ImportKind {

        @Override
        public Set<Role> rolesForOne() {
            return Set.of(Role.values());
        }

        @Override
        public List<String> columns() {
            return List.of("word");
        }

        @Override
        public void apply(ImportRow row, @Nullable String mapping) {
            apply.accept(row.required("word"));
        }
    }

    /** Knows a word that is in; inserts many words together. */
    private class WordSets implements SetImportKind<String> {

        private final String name;
        private final Consumer<String> insert;
        private final Consumer<String> before;

        WordSets(String name, Consumer<String> insert, Consumer<String> before) {
            this.name = name;
            this.insert = insert;
            this.before = before;
        }

        @Override
        public Set<Role> rolesForOne() {
            return Set.of(Role.values());
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<String> columns() {
            return List.of("word");
        }

        @Override
        public String read(ImportRow row, @Nullable String mapping) {
            var word = row.required("word");
            if (word.startsWith("bad")) throw new RowRejected("import.missing", word);
            return word;
        }

        @Override
        public Collection<?> keys(String word) {
            return List.of(word);
        }

        @Override
        public List<RowAnswer> apply(List<String> words) {
            var known = insertedWords();
            return words.stream().map(word -> apply(word, known)).toList();
        }

        private RowAnswer apply(String word, List<String> known) {
            before.accept(word);
            if (known.contains(word)) return RowAnswer.in(Optional.of(RowNote.known("import.note.changed", word)));
            insert.accept(word);
            return RowAnswer.IN;
        }
    }

    /** Ends a worker's thread as abruptly as the end of its process would; the open transaction is rolled back. */
    private static final class Killed extends Error {}
}
