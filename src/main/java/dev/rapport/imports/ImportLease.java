package dev.rapport.imports;

import dev.rapport.imports.ImportRun.Reason;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The right of one copy of the application to work on the oldest unfinished import; imports run one after another in the
 * order in which they came, since later files speak of what earlier ones brought. The database's clock counts.
 */
@Component
class ImportLease {

    /** How long the others wait before they take over from a copy that says nothing more. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration FILES_KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final UUID me = UUID.randomUUID();

    ImportLease(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<ImportRun> take() {
        return jdbc.sql("""
                        update import_run
                        set state = 'RUNNING',
                            lease_owner = :me,
                            lease_until = clock_timestamp() + cast(:patience as interval)
                        where id = (
                            select id
                            from import_run
                            where state in ('WAITING', 'RUNNING')
                            order by created_at, id
                            limit 1)
                        and state in ('WAITING', 'RUNNING')
                        and (lease_owner is null or lease_owner = :me or lease_until < clock_timestamp())
                        returning
                        """ + ImportRun.COLUMNS)
                .param("me", me)
                .param("patience", PATIENCE.toString())
                .query(ImportRun::read)
                .optional();
    }

    /**
     * Writes down how far the import is, in the transaction of the rows themselves.
     *
     * @return false when the import was cancelled or another copy took over: the rows must then be rolled back
     */
    boolean progress(UUID id, ImportBatch.Progress before, ImportBatch.Progress after, long bytesRead) {
        return jdbc.sql("""
                        update import_run
                        set rows = :rows,
                            accepted = :accepted,
                            rejected = :rejected,
                            known = :known,
                            changed = :changed,
                            skipped = :skipped,
                            alike = :alike,
                            bytes_read = :bytesRead,
                            lease_until = clock_timestamp() + cast(:patience as interval)
                        where id = :id and lease_owner = :me and state = 'RUNNING' and rows = :before
                        """)
                        .param("id", id)
                        .param("me", me)
                        .param("before", before.rows())
                        .param("rows", after.rows())
                        .param("accepted", after.accepted())
                        .param("rejected", after.rejected())
                        .param("known", after.known())
                        .param("changed", after.changed())
                        .param("skipped", after.skipped())
                        .param("alike", after.alike())
                        .param("bytesRead", bytesRead)
                        .param("patience", PATIENCE.toString())
                        .update()
                > 0;
    }

    void end(UUID id, @Nullable Reason failure) {
        jdbc.sql("""
                        update import_run
                        set state = :state,
                            ended_at = :at,
                            failure_key = :key,
                            failure_arguments = cast(:arguments as jsonb),
                            lease_owner = null
                        where id = :id and lease_owner = :me and state = 'RUNNING'
                        """)
                .param("id", id)
                .param("me", me)
                .param("state", failure == null ? ImportState.DONE.name() : ImportState.FAILED.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("key", failure == null ? null : failure.key(), Types.VARCHAR)
                .param("arguments", failure == null ? null : failure.arguments(), Types.VARCHAR)
                .update();
    }

    /** Lets another copy go on at once; called when this one stops. */
    void giveBack() {
        jdbc.sql("update import_run set lease_owner = null where lease_owner = :me")
                .param("me", me)
                .update();
    }

    /** Removes files of imports that ended long ago; their figures and errors stay. */
    void forgetOldFiles() {
        jdbc.sql("""
                        delete from import_chunk
                        where import_id in (select id from import_run where ended_at < :before)
                        """)
                .param("before", clock.instant().minus(FILES_KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
