package dev.rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.engine.ProcessDeployment.Origin;
import dev.rapport.engine.model.BpmnTree;
import dev.rapport.platform.Refused;
import dev.rapport.testing.EngineTest;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a designer deployed is not replaced by a start of the product. */
@EngineTest
class ProcessDeploymentTests {

    private static final Duration LONG = Duration.ofSeconds(40);

    @Autowired
    ProcessDeployment deployment;

    @Autowired
    CamundaClient client;

    @Autowired
    Processes processes;

    @Autowired
    JdbcClient jdbc;

    private final String process = "p-" + UUID.randomUUID().toString().substring(0, 13);

    @Test
    void aStartOfTheProductLeavesADesignersVersionInItsPlace() throws IOException {
        deployment.deployShipped(client, shipped("First"));
        awaitLive(1, "First");
        assertThat(deployment.origin(process)).isEqualTo(new Origin(false, false));
        deployment.deployShipped(client, shipped("Second"));
        awaitLive(2, "Second");

        assertThat(deployment.deploy(process, text("Third")).version()).isEqualTo(3);
        awaitLive(3, "Third");
        assertThat(deployment.origin(process).designed()).isTrue();

        deployment.deployShipped(client, shipped("Second"));
        deployment.deployShipped(client, shipped("Fourth"));
        assertThat(deployment.deploy(process, text("Third")).version())
                .as("the same text is no further version, and nothing came between")
                .isEqualTo(3);
    }

    @Test
    void thatTheProductBroughtAnotherTextSinceIsTold() {
        jdbc.sql("update deployment set designed = true, checksum = 'before' where process_id = 'data-review'")
                .update();
        assertThat(deployment.origin("data-review")).isEqualTo(new Origin(true, true));
        jdbc.sql("update deployment set designed = false where process_id = 'data-review'")
                .update();
        assertThat(deployment.origin("data-review")).isEqualTo(new Origin(false, false));
    }

    @Test
    void whatTheEngineRefusesIsSaidAndLeavesNothing() throws IOException {
        var wrong = text("Wrong").replace("targetRef=\"EndEvent_Done\"", "targetRef=\"EndEvent_No\"");
        assertThatThrownBy(() -> deployment.deploy(process, wrong))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("error.engine-refuses-model"));
        assertThat(deployment.origin(process).designed()).isFalse();
    }

    private void awaitLive(int version, String name) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(processes.versions(process))
                        .first()
                        .satisfies(live -> {
                            assertThat(live.version()).isEqualTo(version);
                            assertThat(live.name()).isEqualTo(name);
                        }));
    }

    private ShippedProcess shipped(String name) throws IOException {
        return new ShippedProcess(
                process, new TreeMap<>(Map.of(process + ".bpmn", text(name).getBytes(StandardCharsets.UTF_8))));
    }

    private String text(String name) throws IOException {
        var template = new ClassPathResource("studio/new-process.bpmn").getContentAsString(StandardCharsets.UTF_8);
        return BpmnTree.parse(template).renamed(process, name);
    }
}
