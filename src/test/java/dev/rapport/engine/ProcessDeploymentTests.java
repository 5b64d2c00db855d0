package dev.rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.engine.ProcessDeployment.Course;
import dev.rapport.engine.ProcessDeployment.Origin;
import dev.rapport.engine.model.BpmnTree;
import dev.rapport.platform.Refused;
import dev.rapport.testing.EngineTest;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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

    @Autowired
    ObjectProvider<CamundaClient> clients;

    @Autowired
    Forms forms;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    PlatformTransactionManager manager;

    @Autowired
    Clock clock;

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
    void whatTheProductBroughtIsTakenOverWithItsFormsByWhatWasDrawnFromIt() throws IOException {
        var old = withForms("First", "before");
        var today = withForms("Second", "today");
        deploymentOf(old).deployShipped(client, old);
        awaitForm("before");
        deploymentOf(old).deploy(process, name(old, "Own"));
        var upgraded = deploymentOf(today);
        upgraded.deployShipped(client, today);
        assertThat(upgraded.origin(process)).isEqualTo(new Origin(true, true));

        upgraded.deploy(process, name(old, "Own again"));
        upgraded.deploy(process, name(today, "Drawn from another release"), drawnFrom("checksum of another release"));
        awaitLive(4, "Drawn from another release");
        assertThat(upgraded.origin(process)).isEqualTo(new Origin(true, true));
        assertThat(forms.newest(process + "-decision").orElseThrow()).contains("before");

        upgraded.deploy(process, name(today, "Taken over"), drawnFrom(today.checksum()));
        awaitForm("today");
        assertThat(upgraded.origin(process)).isEqualTo(new Origin(true, false));
    }

    private void awaitForm(String word) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(forms.newest(process + "-decision"))
                        .hasValueSatisfying(schema -> assertThat(schema).contains(word)));
    }

    private static Course drawnFrom(String checksum) {
        return new Course() {
            @Override
            public Optional<String> drawnFrom() {
                return Optional.of(checksum);
            }
        };
    }

    private ProcessDeployment deploymentOf(ShippedProcess shipped) {
        return new ProcessDeployment(
                clients, forms, new ShippedModels(List.of(shipped)), jdbc, transactions, manager, clock);
    }

    /** A copy of a shipped process under an id of its own. */
    private ShippedProcess withForms(String name, String wordOfForms) throws IOException {
        var files = new TreeMap<String, byte[]>();
        for (var file : List.of("data-review.bpmn", "data-review-decision.form", "data-review-outcome.form")) {
            var text = new ClassPathResource("processes/" + file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("data-review", process);
            if (file.endsWith(".form")) text = text.replaceFirst("\"label\": *\"", "$0" + wordOfForms + " ");
            else text = BpmnTree.parse(text).renamed(process, name);
            files.put(file.replace("data-review", process), text.getBytes(StandardCharsets.UTF_8));
        }
        return new ShippedProcess(process, files);
    }

    private String name(ShippedProcess shipped, String name) {
        var text = new String(shipped.files().get(process + ".bpmn"), StandardCharsets.UTF_8);
        return BpmnTree.parse(text).renamed(process, name);
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
