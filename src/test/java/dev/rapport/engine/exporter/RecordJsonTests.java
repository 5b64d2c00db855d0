package dev.rapport.engine.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.BpmnEventType;
import io.camunda.zeebe.protocol.record.value.ImmutableProcessInstanceRecordValue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecordJsonTests {

    private final ImmutableProcessInstanceRecordValue.Builder step = ImmutableProcessInstanceRecordValue.builder()
            .withTenantId("<default>")
            .withBpmnProcessId("lead-assignment")
            .withElementId("Task_ScoreLead")
            .withVersion(3)
            .withProcessDefinitionKey(11)
            .withProcessInstanceKey(12)
            .withFlowScopeKey(13)
            .withParentProcessInstanceKey(-1)
            .withParentElementInstanceKey(-1)
            .withBpmnElementType(BpmnElementType.SERVICE_TASK)
            .withBpmnEventType(BpmnEventType.UNSPECIFIED);

    @Test
    void leavesOutWhatSaysNothing() {
        assertThat(written()).isEqualTo(JsonMapper.shared().readTree("""
                        {"bpmnElementType": "SERVICE_TASK", "elementId": "Task_ScoreLead", "version": 3,
                         "bpmnProcessId": "lead-assignment", "processDefinitionKey": 11, "flowScopeKey": 13}
                        """));
    }

    @Test
    void keepsWhatSaysSomething() {
        step.withParentProcessInstanceKey(14)
                .withParentElementInstanceKey(15)
                .withBpmnEventType(BpmnEventType.TIMER)
                .withTenantId("other");
        assertThat(written().get("parentProcessInstanceKey").asLong()).isEqualTo(14);
        assertThat(written().get("parentElementInstanceKey").asLong()).isEqualTo(15);
        assertThat(written().get("bpmnEventType").asString()).isEqualTo("TIMER");
        assertThat(written().get("tenantId").asString()).isEqualTo("other");
    }

    @Test
    void writesAnyText() {
        step.withElementId("\"quoted\" \\ and\nbroken \u0000 \u0001 \u4efb\u52a1");
        assertThat(written().get("elementId").asString()).isEqualTo("\"quoted\" \\ and\nbroken  \u0001 \u4efb\u52a1");
    }

    private JsonNode written() {
        return JsonMapper.shared().readTree(RecordJson.of(step.build()));
    }
}
