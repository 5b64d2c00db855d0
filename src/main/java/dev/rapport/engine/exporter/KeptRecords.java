package dev.rapport.engine.exporter;

import io.camunda.zeebe.exporter.api.context.Context.RecordFilter;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.FormIntent;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.JobListenerEventType;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.util.Map;
import java.util.Set;

/** Which of the engine's records the mirror needs; about one in three. */
final class KeptRecords implements RecordFilter {

    private static final Map<ValueType, Set<? extends Intent>> KEPT = Map.of(
            ValueType.PROCESS, Set.of(ProcessIntent.CREATED),
            ValueType.FORM, Set.of(FormIntent.CREATED),
            ValueType.PROCESS_INSTANCE,
                    Set.of(
                            ProcessInstanceIntent.ELEMENT_ACTIVATED,
                            ProcessInstanceIntent.ELEMENT_COMPLETED,
                            ProcessInstanceIntent.ELEMENT_TERMINATED,
                            ProcessInstanceIntent.ELEMENT_MIGRATED,
                            ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN),
            ValueType.USER_TASK,
                    Set.of(
                            UserTaskIntent.CREATED,
                            UserTaskIntent.ASSIGNED,
                            UserTaskIntent.UPDATED,
                            UserTaskIntent.COMPLETED,
                            UserTaskIntent.CANCELED,
                            UserTaskIntent.MIGRATED),
            ValueType.INCIDENT, Set.of(IncidentIntent.CREATED, IncidentIntent.RESOLVED, IncidentIntent.MIGRATED),
            ValueType.JOB, Set.of(JobIntent.CREATED, JobIntent.TIMED_OUT),
            ValueType.VARIABLE, Set.of(VariableIntent.CREATED, VariableIntent.UPDATED));

    @Override
    public boolean acceptType(RecordType type) {
        return type == RecordType.EVENT;
    }

    @Override
    public boolean acceptValue(ValueType type) {
        return KEPT.containsKey(type);
    }

    boolean keeps(Record<?> record) {
        return KEPT.getOrDefault(record.getValueType(), Set.of()).contains(record.getIntent())
                && switch (record.getValue()) {
                    case VariableRecordValue variable -> isSubject(variable);
                    case JobRecordValue job ->
                        record.getIntent() == JobIntent.TIMED_OUT
                                || job.getJobListenerEventType() == JobListenerEventType.START;
                    default -> true;
                };
    }

    private static boolean isSubject(VariableRecordValue variable) {
        return "subjectId".equals(variable.getName()) && variable.getScopeKey() == variable.getProcessInstanceKey();
    }
}
