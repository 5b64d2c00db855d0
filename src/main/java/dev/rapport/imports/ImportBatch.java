package dev.rapport.imports;

import dev.rapport.imports.RowErrors.Told;
import dev.rapport.imports.RowQueue.Next;
import dev.rapport.platform.InBulk;
import dev.rapport.platform.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies some rows and writes down how far the import is, in one transaction. Rows that their kind takes together are
 * applied so; where that fails, and for other kinds, each row stands or falls alone.
 */
@Component
class ImportBatch {

    private static final Logger log = LoggerFactory.getLogger(ImportBatch.class);

    private static final int MOST_TOGETHER = 300;
    private static final long MOST_BYTES_TOGETHER = 1 << 20;
    private static final int MOST_ROWS = 60; // PostgreSQL keeps 64 savepoints of a transaction in fast memory
    private static final long MOST_NANOS = Duration.ofSeconds(2).toNanos();

    private final JdbcClient jdbc;
    private final ImportLease lease;
    private final RowErrors errors;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;

    ImportBatch(JdbcClient jdbc, ImportLease lease, Reasons reasons, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.lease = lease;
        this.errors = new RowErrors(jdbc, reasons);
        this.transaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** An import of one file in the middle of its work. */
    record Work(ImportKind kind, ImportRun run, RowQueue rows, ImportFiles.Stored file) {}

    /**
     * How far the import is after the batch.
     *
     * @param failure why the file cannot be read any further
     */
    record Progress(
            long rows,
            long accepted,
            long rejected,
            long known,
            long changed,
            long skipped,
            long alike,
            boolean finished,
            @Nullable Refused failure) {

        static Progress of(ImportRun run) {
            return new Progress(
                    run.rows(),
                    run.accepted(),
                    run.rejected(),
                    run.known(),
                    run.changed(),
                    run.skipped(),
                    run.alike(),
                    false,
                    null);
        }

        Progress after(RowAnswer answer) {
            if (answer.refused() != null)
                return new Progress(
                        rows + 1, accepted, rejected + 1, known, changed, skipped, alike, finished, failure);
            var effect = answer.effect();
            return new Progress(
                    rows + 1,
                    accepted + 1,
                    rejected,
                    known + (effect == RowEffect.UNCHANGED ? 1 : 0),
                    changed + (effect == RowEffect.CHANGED ? 1 : 0),
                    skipped + (effect == RowEffect.SKIPPED ? 1 : 0),
                    alike + (answer.alike() ? 1 : 0),
                    finished,
                    failure);
        }

        Progress end(@Nullable Refused why) {
            return new Progress(rows, accepted, rejected, known, changed, skipped, alike, true, why);
        }
    }

    /** What a batch came to, and what is to be kept of its rows. */
    private record Done(Progress progress, List<Told> told) {}

    /** Empty when the import was cancelled or taken over; then the batch had no effect. */
    Optional<Progress> apply(Work work, Progress before) {
        if (!(work.kind() instanceof SetImportKind<?> kind) || work.rows().hasReturned())
            return kept(work, before, () -> applyOneByOne(work, before));
        var rows = work.rows().next(MOST_TOGETHER, work.file(), MOST_BYTES_TOGETHER);
        try {
            return kept(work, before, () -> applyTogether(work, kind, rows, before));
        } catch (RuntimeException e) {
            if (isDatabaseTrouble(e)) throw e;
            log.info("Rows of import {} are applied one by one: {}", work.run().id(), e.toString());
            work.rows().putBack(rows);
            return apply(work, before);
        }
    }

    private Optional<Progress> kept(Work work, Progress before, Supplier<Done> batch) {
        var run = work.run();
        if (run.treatment().trial()) {
            var tried = Objects.requireNonNull(transaction.execute(status -> takenBack(status, batch)));
            return Optional.ofNullable(transaction.execute(status -> keep(status, work, before, tried)));
        }
        return Optional.ofNullable(transaction.execute(status -> keep(status, work, before, InBulk.call(batch))));
    }

    /** What the database would refuse at the end is refused now. */
    private Done takenBack(TransactionStatus status, Supplier<Done> batch) {
        var done = InBulk.call(batch);
        jdbc.sql("set constraints all immediate").update();
        status.setRollbackOnly();
        return done;
    }

    private @Nullable Progress keep(TransactionStatus status, Work work, Progress before, Done done) {
        var id = work.run().id();
        var kept = lease.progress(id, before, done.progress(), work.rows().bytesRead(work.file()));
        if (kept) errors.keep(id, done.told());
        else status.setRollbackOnly();
        return kept ? done.progress() : null;
    }

    private <T> Done applyTogether(Work work, SetImportKind<T> kind, List<Next> rows, Progress before) {
        var answers = new RowSet<>(kind, work.run().mapping()).apply(rows);
        var told = new ArrayList<Told>();
        var progress = before;
        for (var i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Next.End end) {
                progress = progress.end(end.failure());
                continue;
            }
            var answer = rows.get(i) instanceof Next.Row(var row)
                    ? answered(work, row, answers.get(i).of(row))
                    : answers.get(i);
            told.addAll(errors.of(answer, progress, lineOf(rows.get(i))));
            progress = progress.after(answer);
        }
        return new Done(progress, told);
    }

    private Done applyOneByOne(Work work, Progress before) {
        var end = System.nanoTime() + MOST_NANOS;
        var told = new ArrayList<Told>();
        var progress = before;
        for (var done = 1; ; done++) {
            var next = work.rows().next();
            if (next instanceof Next.End last) return new Done(progress.end(last.failure()), told);
            var answer = applyOne(work, next);
            told.addAll(errors.of(answer, progress, lineOf(next)));
            progress = progress.after(answer);
            if (done == MOST_ROWS || System.nanoTime() > end) return new Done(progress, told);
        }
    }

    private RowAnswer applyOne(Work work, Next next) {
        try {
            return switch (next) {
                case Next.Row(var row) -> answered(work, row, applyRow(work, row));
                case Next.Unreadable(var why) -> RowAnswer.refused(why);
                case Next.End ignored -> RowAnswer.IN;
            };
        } catch (RowRejected why) {
            return RowAnswer.refused(why);
        }
    }

    /** What a row before it made was taken back in a trial, and is here in earnest. */
    private static RowAnswer answered(Work work, ImportRow row, RowAnswer answer) {
        if (!work.run().treatment().trial() || row.earlier() == null) return answer;
        return answer.refused() == null && answer.effect() == RowEffect.CREATED
                ? RowAnswer.of(RowEffect.CHANGED).of(row).with(answer.further())
                : answer;
    }

    private RowAnswer applyRow(Work work, ImportRow row) {
        try {
            return Objects.requireNonNull(savepoint.execute(
                    status -> work.kind().answer(row, work.run().mapping()).of(row)));
        } catch (RowRejected e) {
            throw e;
        } catch (Refused e) {
            throw new RowRejected(e.key(), e.arguments());
        } catch (DataIntegrityViolationException e) {
            log.warn(
                    "Row at line {} of import {} does not fit",
                    row.line(),
                    work.run().id(),
                    e);
            throw new RowRejected("import.does-not-fit");
        } catch (RuntimeException e) {
            if (isDatabaseTrouble(e)) throw e; // not the row's: the batch is tried again
            log.error(
                    "Row at line {} of import {} hit a defect",
                    row.line(),
                    work.run().id(),
                    e);
            throw new RowRejected("import.defect", e.getClass().getSimpleName());
        }
    }

    /** A transaction that somebody gave up on the way is no trouble of the database, nor is a statement that it cannot run. */
    private static boolean isDatabaseTrouble(RuntimeException e) {
        if (e instanceof UnexpectedRollbackException
                || e instanceof DataIntegrityViolationException
                || e instanceof InvalidDataAccessResourceUsageException) return false;
        return e instanceof TransactionException || e instanceof DataAccessException;
    }

    private static long lineOf(Next next) {
        return switch (next) {
            case Next.Row(var row) -> row.line();
            case Next.Unreadable(var why) -> why.line().orElse(0);
            case Next.End ignored -> 0;
        };
    }
}
