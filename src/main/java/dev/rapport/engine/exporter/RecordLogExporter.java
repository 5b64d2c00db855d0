package dev.rapport.engine.exporter;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Writes the engine's records into the table {@code engine_record}, in batches of at most {@value #BATCH_SIZE} records
 * or {@value #BATCH_MILLIS} ms. A position is acknowledged only after its batch is committed, so after any crash the
 * broker gives the rest again, and the table ignores what it has. While the database is away at most one batch is held;
 * the broker keeps the rest in its own log. Takes the arguments {@code url}, {@code user} and {@code password}.
 */
public final class RecordLogExporter implements Exporter {

    private static final int BATCH_SIZE = 500;
    private static final int BATCH_MILLIS = 15;

    private final KeptRecords kept = new KeptRecords();
    private @Nullable Logger log;
    private @Nullable RecordTable table;
    private @Nullable Controller controller;
    private RecordBatch batch = new RecordBatch(0);
    private Pause pause = new Pause();
    private long seen = -1;
    private long acknowledged = -1;

    @Override
    public void configure(Context context) {
        log = context.getLogger();
        table = RecordTable.of(context.getConfiguration().getArguments());
        batch = new RecordBatch(context.getPartitionId());
        context.setFilter(kept);
    }

    @Override
    public void open(Controller controller) {
        this.controller = controller;
        acknowledged = controller.getLastExportedRecordPosition();
        seen = acknowledged;
        scheduleNext();
    }

    /** Throws when the database is away and the batch is full; the broker then gives the record again, after a pause. */
    @Override
    public void export(Record<?> record) {
        if (kept.keeps(record)) {
            if (batch.size() >= BATCH_SIZE && !write()) throw new DatabaseAway();
            batch.add(record);
        }
        seen = record.getPosition();
    }

    @Override
    public void close() {
        write();
        if (table != null) table.close();
    }

    private void tick() {
        write();
        scheduleNext();
    }

    private void scheduleNext() {
        if (controller != null) controller.scheduleCancellableTask(Duration.ofMillis(BATCH_MILLIS), this::tick);
    }

    private boolean write() {
        if (table == null || pause.lasts()) return false;
        try {
            if (batch.size() > 0) table.insert(batch);
        } catch (SQLException e) {
            table.close();
            if (pause.isOver() && log != null) log.warn("The record log waits for the database: {}", e.getMessage());
            pause = pause.longer();
            return false;
        }
        if (!pause.isOver() && log != null) log.info("The record log goes on");
        pause = new Pause();
        batch.clear();
        acknowledge();
        return true;
    }

    private void acknowledge() {
        if (controller == null || seen <= acknowledged) return;
        controller.updateLastExportedRecordPosition(seen);
        acknowledged = seen;
    }
}
