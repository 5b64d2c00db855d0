package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Applies some rows and writes down how far the import is, in one transaction; each row stands or falls alone. */
@Component
class ImportBatch {

    private static final Logger log = LoggerFactory.getLogger(ImportBatch.class);

    private static final int MOST_ROWS = 60; // PostgreSQL keeps 64 savepoints of a transaction in fast memory
    private static final long MOST_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int MOST_ERRORS = 10_000;

    private final JdbcClient jdbc;
    private final ImportLease lease;
    private final Reasons reasons;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;

    ImportBatch(JdbcClient jdbc, ImportLease lease, Reasons reasons, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.lease = lease;
        this.reasons = reasons;
        this.transaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** An import of one file in the middle of its work. */
    record Work(ImportKind kind, ImportRun run, RowSource source, ImportFiles.Stored file) {}

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
            boolean finished,
            @Nullable Refused failure) {}

    /** Empty when the import was cancelled or taken over; then the batch had no effect. */
    Optional<Progress> apply(Work work, Progress before) {
        return Optional.ofNullable(transaction.execute(status -> {
            var after = applyRows(work, before);
            var kept =
                    lease.progress(work.run().id(), before, after, work.file().bytesRead());
            if (!kept) status.setRollbackOnly();
            return kept ? after : null;
        }));
    }

    private Progress applyRows(Work work, Progress before) {
        var end = System.nanoTime() + MOST_NANOS;
        var accepted = before.accepted();
        var rejected = before.rejected();
        var known = before.known();
        for (var done = 1; ; done++) {
            var row = before.rows() + done;
            ImportRow read = null;
            try {
                var next = work.source().next();
                if (next.isEmpty()) return new Progress(row - 1, accepted, rejected, known, true, null);
                read = next.get();
                if (applyRow(work, row, read)) known++;
                accepted++;
            } catch (RowRejected refused) {
                reject(work.run().id(), row, line(refused, read), refused, rejected++);
            } catch (Refused unreadable) {
                return new Progress(row - 1, accepted, rejected, known, true, unreadable);
            }
            if (done == MOST_ROWS || System.nanoTime() > end)
                return new Progress(row, accepted, rejected, known, false, null);
        }
    }

    /** Whether the row was here already. */
    private boolean applyRow(Work work, long number, ImportRow row) {
        try {
            return Boolean.TRUE.equals(savepoint.execute(status -> {
                var note = apply(work, row);
                note.ifPresent(told -> tell(work.run().id(), number, row.line(), told));
                return note.filter(RowNote::known).isPresent();
            }));
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
        } catch (DataAccessException | TransactionException e) {
            throw e; // the database's trouble, not the row's: the batch is tried again
        } catch (RuntimeException e) {
            log.error(
                    "Row at line {} of import {} hit a defect",
                    row.line(),
                    work.run().id(),
                    e);
            throw new RowRejected("import.defect", e.getClass().getSimpleName());
        }
    }

    private static Optional<RowNote> apply(Work work, ImportRow read) {
        var row = new ImportRow(
                read.line(), read.fields(), read.content(), work.run().takeKnown());
        if (work.kind() instanceof TellingImportKind telling)
            return telling.applyTelling(row, work.run().mapping());
        work.kind().apply(row, work.run().mapping());
        return Optional.empty();
    }

    private void tell(UUID id, long row, long line, RowNote note) {
        keep(id, row, line, note.key(), reasons.arguments(note.arguments()), true);
    }

    private void reject(UUID id, long row, long line, RowRejected refused, long rejectedBefore) {
        if (rejectedBefore >= MOST_ERRORS) return;
        keep(id, row, line, refused.key(), reasons.of(refused).arguments(), false);
    }

    private void keep(UUID id, long row, long line, String key, String arguments, boolean note) {
        jdbc.sql("""
                        insert into import_error (import_id, row, line, key, arguments, note)
                        values (:id, :row, :line, :key, cast(:arguments as jsonb), :note)
                        """)
                .param("id", id)
                .param("row", row)
                .param("line", line)
                .param("key", key)
                .param("arguments", arguments)
                .param("note", note)
                .update();
    }

    private static long line(RowRejected refused, @Nullable ImportRow read) {
        return read == null ? refused.line().orElse(0) : read.line();
    }
}
