package dev.rapport.engine.exporter;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRelated;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Records of one partition that wait to be written, as columns. */
final class RecordBatch {

    /** An escaped NUL, which PostgreSQL refuses in JSON, but not an escaped backslash followed by "u0000". */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    final int partition;
    final List<Long> positions = new ArrayList<>();
    final List<String> valueTypes = new ArrayList<>();
    final List<String> intents = new ArrayList<>();
    final List<Long> keys = new ArrayList<>();
    final List<@Nullable Long> instances = new ArrayList<>();
    final List<Timestamp> times = new ArrayList<>();
    final List<String> values = new ArrayList<>();

    RecordBatch(int partition) {
        this.partition = partition;
    }

    int size() {
        return positions.size();
    }

    void add(Record<?> record) {
        var json = record.getValue().toJson();
        positions.add(record.getPosition());
        valueTypes.add(record.getValueType().name());
        intents.add(record.getIntent().name());
        keys.add(record.getKey());
        instances.add(record.getValue() instanceof ProcessInstanceRelated part ? part.getProcessInstanceKey() : null);
        times.add(new Timestamp(record.getTimestamp()));
        values.add(json.contains("\\u0000") ? NUL.matcher(json).replaceAll("$1") : json);
    }

    void clear() {
        for (var column : List.of(positions, valueTypes, intents, keys, instances, times, values)) column.clear();
    }
}
