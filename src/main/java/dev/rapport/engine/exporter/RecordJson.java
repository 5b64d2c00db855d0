package dev.rapport.engine.exporter;

import io.camunda.zeebe.protocol.record.RecordValue;
import io.camunda.zeebe.protocol.record.value.BpmnEventType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.TenantOwned;
import java.util.regex.Pattern;

/**
 * The value of a record as JSON, without NUL characters, which PostgreSQL refuses in JSON. Nine in ten records tell of a
 * step of a process instance; of these, what says nothing is left out, and the instance's key, which has a column.
 */
final class RecordJson {

    /** An escaped NUL, but not an escaped backslash followed by "u0000". */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private final StringBuilder json = new StringBuilder(320);

    private RecordJson() {}

    static String of(RecordValue value) {
        return value instanceof ProcessInstanceRecordValue step ? new RecordJson().step(step) : all(value);
    }

    private static String all(RecordValue value) {
        var json = value.toJson();
        return json.contains("\\u0000") ? NUL.matcher(json).replaceAll("$1") : json;
    }

    private String step(ProcessInstanceRecordValue step) {
        text("bpmnElementType", step.getBpmnElementType().name());
        text("elementId", step.getElementId());
        text("bpmnProcessId", step.getBpmnProcessId());
        number("version", step.getVersion());
        number("processDefinitionKey", step.getProcessDefinitionKey());
        number("flowScopeKey", step.getFlowScopeKey());
        number("parentProcessInstanceKey", step.getParentProcessInstanceKey());
        number("parentElementInstanceKey", step.getParentElementInstanceKey());
        if (step.getBpmnEventType() != BpmnEventType.UNSPECIFIED)
            text("bpmnEventType", step.getBpmnEventType().name());
        if (!TenantOwned.DEFAULT_TENANT_IDENTIFIER.equals(step.getTenantId())) text("tenantId", step.getTenantId());
        return json.append('}').toString();
    }

    /** The engine's word for no key is -1. */
    private void number(String name, long value) {
        if (value != -1) name(name).append(value);
    }

    private void text(String name, String value) {
        name(name).append('"');
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '"' || c == '\\') json.append('\\').append(c);
            else if (c >= ' ') json.append(c);
            else if (c != 0) json.append("\\u%04x".formatted((int) c));
        }
        json.append('"');
    }

    private StringBuilder name(String name) {
        return json.append(json.isEmpty() ? '{' : ',').append('"').append(name).append("\":");
    }
}
