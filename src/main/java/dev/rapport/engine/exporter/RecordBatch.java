package dev.rapport.engine.exporter;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRelated;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of one partition that wait to be written, as columns. */
final class RecordBatch {

    final int partition;
    final List<Long> positions = new ArrayList<>();
    final List<String> valueTypes = new ArrayList<>();
    final List<String> intents = new ArrayList<>();
    final List<Long> keys = new ArrayList<>();
    final List<@Nullable Long> instances = new ArrayList<>();
    final List<Long> times = new ArrayList<>();
    final List<String> values = new ArrayList<>();

    RecordBatch(int partition) {
        this.partition = partition;
    }

    int size() {
        return positions.size();
    }

    void add(Record<?> record) {
        positions.add(record.getPosition());
        valueTypes.add(record.getValueType().name());
        intents.add(record.getIntent().name());
        keys.add(record.getKey());
        instances.add(record.getValue() instanceof ProcessInstanceRelated part ? part.getProcessInstanceKey() : null);
        times.add(record.getTimestamp());
        values.add(RecordJson.of(record.getValue()));
    }

    void clear() {
        for (var column : List.of(positions, valueTypes, intents, keys, instances, times, values)) column.clear();
    }
}
