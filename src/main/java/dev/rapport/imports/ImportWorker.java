package dev.rapport.imports;

import dev.rapport.imports.ImportBatch.Progress;
import dev.rapport.imports.ImportBatch.Work;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Works on imports in the background, one after another. What a crash interrupts goes on after the last committed row,
 * here after the next start or in another copy of the application.
 */
@Component
class ImportWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    private static final long PAUSE_SECONDS = 2;
    private static final long PATIENCE_AT_STOP_SECONDS = 20;

    private final ImportLease lease;
    private final ImportFiles files;
    private final ImportKinds kinds;
    private final ImportBatch batch;
    private final Reasons reasons;
    private final ApplicationEventPublisher events;
    private final Semaphore wakeUp = new Semaphore(0);
    private volatile boolean running;
    private CountDownLatch stopped = new CountDownLatch(0);

    ImportWorker(
            ImportLease lease,
            ImportFiles files,
            ImportKinds kinds,
            ImportBatch batch,
            Reasons reasons,
            ApplicationEventPublisher events) {
        this.lease = lease;
        this.files = files;
        this.kinds = kinds;
        this.batch = batch;
        this.reasons = reasons;
        this.events = events;
    }

    /** Says that there is something to do. */
    void wake() {
        wakeUp.release();
    }

    @Override
    public void start() {
        running = true;
        stopped = new CountDownLatch(1);
        Thread.ofPlatform().name("imports").daemon().start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        wake();
        try {
            if (!stopped.await(PATIENCE_AT_STOP_SECONDS, TimeUnit.SECONDS)) log.warn("An import does not stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        try {
            while (running) {
                if (!workOnNext()) pause();
            }
            lease.giveBack();
        } catch (DataAccessException e) {
            log.info("The database is gone; the import goes on after the next start");
        } finally {
            stopped.countDown();
        }
    }

    private void pause() {
        try {
            if (wakeUp.tryAcquire(PAUSE_SECONDS, TimeUnit.SECONDS)) wakeUp.drainPermits();
        } catch (InterruptedException e) {
            running = false;
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
            var from = new Progress(run.rows(), run.accepted(), run.rejected(), false, null);
            skip(source, from.rows());
            var work = new Work(kinds.named(run.kind()), run, source, file);
            var progress = Optional.of(from);
            while (running && progress.isPresent() && !progress.get().finished()) {
                progress = batch.apply(work, progress.get());
                events.publishEvent(new ImportProgress(run.id()));
            }
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

    private RowSource open(ImportRun run, ImportFiles.Stored file) throws IOException {
        return kinds.named(run.kind()).open(PackedFile.unpack(file), run.mapping());
    }

    private static void skip(RowSource source, long rows) {
        for (var i = 0L; i < rows; i++) {
            try {
                if (source.next().isEmpty()) return;
            } catch (RowRejected e) {
                // it was counted before the interruption
            }
        }
    }

    private void end(ImportRun run, @Nullable Refused failure) {
        lease.end(run.id(), failure == null ? null : reasons.of(failure));
        lease.forgetOldFiles();
        events.publishEvent(new ImportProgress(run.id()));
    }
}
