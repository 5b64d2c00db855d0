package dev.rapport.imports;

import dev.rapport.imports.ImportBatch.Progress;
import dev.rapport.imports.ImportBatch.Work;
import dev.rapport.imports.ImportRun.Reason;
import dev.rapport.imports.ImportRuns.At;
import dev.rapport.platform.Loop;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Signal;
import java.io.IOException;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Works on imports in the background, one after another. What a crash interrupts goes on after the last committed row,
 * here after the next start or in another copy of the application.
 */
@Component
class ImportWorker extends Loop {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final int LONGEST_NOTE = 5_000;
    private static final int NOTES_AT_ONCE = 500;

    private final ImportLease lease;
    private final ImportRuns runs;
    private final ImportFiles files;
    private final ImportKinds kinds;
    private final ImportBatch batch;
    private final Reasons reasons;
    private final ApplicationEventPublisher events;
    private final Signal waiting = new Signal();

    ImportWorker(
            ImportLease lease,
            ImportRuns runs,
            ImportFiles files,
            ImportKinds kinds,
            ImportBatch batch,
            Reasons reasons,
            ApplicationEventPublisher events) {
        super("imports", DEFAULT_PHASE);
        this.lease = lease;
        this.runs = runs;
        this.files = files;
        this.kinds = kinds;
        this.batch = batch;
        this.reasons = reasons;
        this.events = events;
    }

    /** Says that there is something to do. */
    void wake() {
        waiting.wake();
    }

    @Override
    protected void round() throws InterruptedException {
        if (!workOnNext()) waiting.await(PAUSE);
    }

    /** A batch of rows that has begun is worked to its end. */
    @Override
    protected void endRound(Thread running) {
        wake();
    }

    @Override
    protected void ended() {
        try {
            lease.giveBack();
        } catch (DataAccessException e) {
            log.info("The database is gone; the import goes on after the next start");
        }
    }

    private boolean workOnNext() {
        try {
            var run = lease.take();
            run.ifPresent(this::workOn);
            return run.isPresent();
        } catch (DataAccessException | TransactionException e) {
            log.warn("An import is interrupted and will be tried again", e);
            return false;
        } catch (RuntimeException e) {
            log.error("The import worker hit a defect", e);
            return false;
        }
    }

    private void workOn(ImportRun run) {
        try (var file = files.open(run.id());
                var source = open(run, file)) {
            var from = Progress.of(run);
            if (from.rows() == 0) tellColumns(run, source);
            var kind = kinds.named(run.kind());
            var rows = new RowQueue(source, kind, run);
            rows.skip(from.rows());
            var work = new Work(kind, run, rows, file);
            var progress = Optional.of(from);
            while (goesOn() && progress.isPresent() && !progress.get().finished()) {
                progress = batch.apply(work, progress.get());
                events.publishEvent(new ImportProgress(run.id()));
            }
            if (progress.filter(Progress::finished).isPresent()) forgetWhatCame(run, work);
            progress.filter(Progress::finished).ifPresent(last -> end(run, last.failure()));
        } catch (Refused e) {
            end(run, e);
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            log.error("Import {} of {} cannot go on", run.id(), run.kind(), e);
            end(run, Refused.invalid("import.defect", e.getClass().getSimpleName()));
        }
    }

    private RowSource open(ImportRun run, ImportFiles.Stored file) {
        var kind = kinds.named(run.kind());
        var known = run.reading();
        var reading =
                known != null ? known : ImportSources.reading(kind, () -> files.open(run.id()), GivenReading.NOTHING);
        return ImportSources.open(kind, file, reading, run.mapping());
    }

    private void tellColumns(ImportRun run, RowSource source) {
        var renamed = source.columns().stream()
                .filter(use -> use.column() != null && !use.isOurs())
                .map(use -> use.header() + " → " + Reasons.column(run.kind(), String.valueOf(use.column())))
                .toList();
        var multiplied = source.columns().stream()
                .filter(use -> use.times() != null)
                .map(use -> use.header() + " × "
                        + NumberFormat.getIntegerInstance(Locale.ENGLISH).format(use.times()))
                .toList();
        tellFile(run, 3, "import.note.multiplied", multiplied);
        tellFile(run, 4, "import.note.unclear-units", source.unclearUnits());
        if (source.headerLine() > 1 && run.reading() != null)
            tellFile(run, 5, "import.note.header-line", List.of(String.valueOf(source.headerLine())));
        var reading = run.reading();
        if (reading != null && reading.sheet() != null) tellSheets(run, reading.sheet());
        tellFile(run, 0, "import.note.columns-read", renamed);
        tellFile(run, 1, "import.note.unused-columns", source.unusedColumns());
        var mapping = run.mapping();
        if (mapping != null && run.reading() != null)
            runs.noteFile(
                    run.id(), 2, new Reason("import.note.mapping", reasons.arguments(List.of(mapping), LONGEST_NOTE)));
    }

    /** What stands in other sheets was not read. */
    private void tellSheets(ImportRun run, String read) {
        var others = ImportSources.sheets(() -> files.open(run.id())).stream()
                .filter(sheet -> !sheet.equals(read))
                .toList();
        if (others.isEmpty()) return;
        var told = List.<Object>of(read, String.join(", ", others));
        runs.noteFile(run.id(), 6, new Reason("import.note.sheet", reasons.arguments(told, LONGEST_NOTE)));
    }

    private void tellFile(ImportRun run, int place, String key, List<String> columns) {
        if (columns.isEmpty()) return;
        runs.noteFile(
                run.id(),
                place,
                new Reason(key, reasons.arguments(List.of(String.join(", ", columns), columns.size()), LONGEST_NOTE)));
    }

    /** A row may speak of one that comes later in the file. */
    private void forgetWhatCame(ImportRun run, Work work) {
        if (!(work.kind() instanceof TellingImportKind telling)) return;
        var key = telling.awaiting();
        if (key == null) return;
        var after = At.BEFORE_ALL;
        for (var more = true; more; ) {
            var notes = runs.notesOf(run.id(), key, NOTES_AT_ONCE, after);
            for (var note : notes.items()) {
                after = note.at();
                var arguments = reasons.read(note.reason());
                var awaited = run.treatment().trial() ? telling.awaited(arguments) : null;
                if (awaited != null && work.rows().speaksOf(awaited) || telling.hasCome(arguments))
                    runs.removeNote(run.id(), note.at());
            }
            more = notes.next() != null;
        }
    }

    private void end(ImportRun run, @Nullable Refused failure) {
        lease.end(run.id(), failure == null ? null : reasons.of(failure));
        lease.forgetOldFiles();
        events.publishEvent(new ImportProgress(run.id()));
    }
}
