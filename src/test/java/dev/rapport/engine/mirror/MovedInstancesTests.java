package dev.rapport.engine.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.engine.MirrorDigest;
import dev.rapport.engine.ProcessInstances;
import dev.rapport.engine.Processes;
import dev.rapport.engine.Traffic;
import dev.rapport.testing.EngineTest;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.MigrationPlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known of instances that somebody moved to another version of their process. */
@EngineTest
class MovedInstancesTests {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Autowired
    Mirror mirror;

    @Autowired
    CamundaClient client;

    @Autowired
    Processes processes;

    @Autowired
    ProcessInstances instances;

    @Autowired
    JdbcClient jdbc;

    private final String process = "p-" + UUID.randomUUID().toString().substring(0, 13);
    private long second;
    private long moved;
    private long stays;

    @BeforeEach
    void anInstanceIsMovedWhileItWaitsAndAnotherStays() {
        deploy("Task_Ask", "Ask");
        moved = start();
        stays = start();
        second = deploy("Task_AskSpecialist", "Ask a specialist");
        await().atMost(LONG)
                .until(() -> traffic(1, "Task_Ask").present() == 2
                        && processes.versions(process).size() == 2);
        client.newMigrateProcessInstanceCommand(moved)
                .migrationPlan(MigrationPlan.newBuilder()
                        .withTargetProcessDefinitionKey(second)
                        .addMappingInstruction("Task_Ask", "Task_AskSpecialist")
                        .build())
                .send()
                .join();
        await().atMost(LONG)
                .until(() -> instances.find(moved).orElseThrow().version() == 2
                        && task(moved).get("element_id").equals("Task_AskSpecialist"));
    }

    @Test
    void theInstanceItsStepAndItsTaskBelongToTheNewVersion() {
        assertThat(instances.find(moved).orElseThrow().definitionKey()).isEqualTo(second);
        assertThat(instances.path(moved).steps())
                .extracting(step -> step.name())
                .containsExactly("StartEvent_Begun", "Ask a specialist");
        assertThat(task(moved))
                .containsEntry("name", "Ask a specialist")
                .containsEntry("definition_key", second)
                .containsEntry("state", "OPEN");
        assertThat(instances.find(stays).orElseThrow().version()).isEqualTo(1);
        assertThat(task(stays)).containsEntry("element_id", "Task_Ask").containsEntry("name", "Ask");
    }

    @Test
    void eachVersionCountsWhoIsThereAndWhatWasPassedOnIt() {
        assertThat(traffic(1, process)).isEqualTo(new Traffic(1, 0, 0));
        assertThat(traffic(1, "Task_Ask")).isEqualTo(new Traffic(1, 0, 0));
        assertThat(traffic(1, "StartEvent_Begun")).isEqualTo(new Traffic(2, 2, 0));
        assertThat(traffic(2, process)).isEqualTo(new Traffic(1, 0, 0));
        assertThat(traffic(2, "Task_AskSpecialist")).isEqualTo(new Traffic(1, 0, 0));
        assertThat(traffic(2, "StartEvent_Begun")).isEqualTo(Traffic.NONE);

        client.newCancelInstanceCommand(moved).send().join();
        await().atMost(LONG).untilAsserted(() -> assertThat(traffic(2, process)).isEqualTo(new Traffic(1, 0, 1)));
        assertThat(traffic(2, "Task_AskSpecialist")).isEqualTo(new Traffic(1, 0, 1));
    }

    @Test
    void readingAllRecordsAgainInOneGoComesToTheSame() {
        var before = MirrorDigest.settled(jdbc);
        var steps = steps();
        mirror.rebuild();
        await().atMost(LONG).until(() -> instances.find(moved).isPresent());
        var after = MirrorDigest.settled(jdbc);
        assertThat(steps()).isEqualTo(steps);
        assertThat(after.get("element_stat")).isEqualTo(before.get("element_stat"));
        assertThat(after.get("element_instance")).isEqualTo(before.get("element_instance"));
        assertThat(after.get("process_instance")).isEqualTo(before.get("process_instance"));
    }

    private List<Map<String, Object>> steps() {
        return jdbc.sql("""
                        select element_id, version, state
                        from element_instance
                        where process_instance_key in (:moved, :stays)
                        order by key
                        """).param("moved", moved).param("stays", stays).query().listOfRows();
    }

    private Traffic traffic(int version, String element) {
        return processes.traffic(process, version).getOrDefault(element, Traffic.NONE);
    }

    private Map<String, Object> task(long instance) {
        return jdbc
                .sql("select element_id, name, definition_key, state from user_task where process_instance_key = :key")
                .param("key", instance)
                .query()
                .listOfRows()
                .stream()
                .findFirst()
                .orElse(Map.of("element_id", ""));
    }

    private long start() {
        return client.newCreateInstanceCommand()
                .bpmnProcessId(process)
                .version(1)
                .send()
                .join()
                .getProcessInstanceKey();
    }

    private long deploy(String task, String name) {
        var text = """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="http://rapport.dev/processes">
                  <process id="%1$s" name="Errand" isExecutable="true">
                    <startEvent id="StartEvent_Begun"/>
                    <sequenceFlow id="Flow_Begun" sourceRef="StartEvent_Begun" targetRef="%2$s"/>
                    <userTask id="%2$s" name="%3$s">
                      <extensionElements><zeebe:userTask/></extensionElements>
                    </userTask>
                    <sequenceFlow id="Flow_Done" sourceRef="%2$s" targetRef="EndEvent_Done"/>
                    <endEvent id="EndEvent_Done"/>
                  </process>
                </definitions>
                """.formatted(process, task, name);
        return client.newDeployResourceCommand()
                .addResourceBytes(text.getBytes(StandardCharsets.UTF_8), process + ".bpmn")
                .send()
                .join()
                .getProcesses()
                .getFirst()
                .getProcessDefinitionKey();
    }
}
