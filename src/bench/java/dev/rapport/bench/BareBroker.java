package dev.rapport.bench;

import dev.rapport.engine.runtime.BrokerHealth;
import dev.rapport.engine.runtime.BrokerServer;
import dev.rapport.engine.runtime.DataFolder;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.worker.JobClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * The lead model on a broker without exporter, with workers that do nothing. Only an exporter tells the keys of
 * Camunda user tasks, so the user task is a job here, which a worker completes at once.
 */
final class BareBroker implements AutoCloseable {

    private static final Map<String, Map<String, Object>> ANSWERS = Map.of(
            "scoreLead", Map.of(),
            "findDuplicateLead", Map.of("duplicate", false),
            "routeLead",
                    Map.of("ownerFound", true, "ownerId", UUID.randomUUID().toString(), "teamKey", "sales-central"),
            "io.camunda.zeebe:userTask",
                    Map.of(
                            "outcome",
                            "discarded",
                            "submission",
                            UUID.randomUUID().toString()));
    private static final String LAST = "discardLead";
    private static final int MOST_ATTEMPTS = 1_000;

    private final BrokerServer server;
    private final CamundaClient client;
    private final Window window;

    BareBroker(Folders folders, int underWay) {
        server = new BrokerServer(new DataFolder(folders.work().resolve("bare")), folders.broker(), null);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.start();
        client = CamundaClient.newClientBuilder()
                .applyEnvironmentVariableOverrides(false)
                .grpcAddress(server.addresses().grpc())
                .restAddress(server.addresses().rest())
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(Duration.ofSeconds(60))
                .defaultJobWorkerStreamEnabled(true)
                .jobHandlingExecutor(Executors.newVirtualThreadPerTaskExecutor(), true)
                .build();
        window = new Window(underWay);
    }

    void prepare() throws IOException, InterruptedException {
        var health = new BrokerHealth(server.addresses().management());
        while (!health.isReady()) Thread.sleep(100);
        client.newDeployResourceCommand()
                .addResourceBytes(withoutUserTask(), "lead-assignment.bpmn")
                .addResourceBytes(resource("lead-assignment-contact.form"), "lead-assignment-contact.form")
                .send()
                .join();
        ANSWERS.forEach((type, answer) -> work(type, answer, () -> {}));
        work(LAST, Map.of(), () -> window.leave(1));
    }

    private void work(String type, Map<String, Object> answer, Runnable then) {
        client.newWorker()
                .jobType(type)
                .handler((jobs, job) -> {
                    complete(jobs, job.getKey(), answer);
                    then.run();
                })
                .timeout(Duration.ofSeconds(30))
                .maxJobsActive(32)
                .streamEnabled(true)
                .open();
    }

    private static void complete(JobClient jobs, long key, Map<String, Object> answer) {
        jobs.newCompleteCommand(key).variables(answer).send().join();
    }

    /** How long the cases took from the first message to the last end. */
    Duration run(int cases) throws InterruptedException, TimeoutException {
        var started = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < cases; i++) {
                window.enter();
                threads.execute(this::publish);
            }
        }
        window.awaitEmpty();
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Again while the broker pushes back; the message's id makes a repeat harmless. */
    private void publish() {
        var subject = UUID.randomUUID().toString();
        for (var attempt = 1; ; attempt++) {
            try {
                client.newPublishMessageCommand()
                        .messageName("lead-arrived")
                        .correlationKey(subject)
                        .messageId(subject)
                        .timeToLive(Duration.ofHours(4))
                        .variables(Map.of("subjectId", subject, "messageId", subject))
                        .send()
                        .join();
                return;
            } catch (ClientException e) {
                if (attempt == MOST_ATTEMPTS) throw e;
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    ProcessHandle process() {
        return server.process().orElseThrow();
    }

    private static byte[] withoutUserTask() throws IOException {
        var model = new String(resource("lead-assignment.bpmn"), StandardCharsets.UTF_8);
        return model.replaceAll("<zeebe:userTask\\s*/>", "").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) throws IOException {
        try (var content = BareBroker.class.getClassLoader().getResourceAsStream("processes/" + name)) {
            if (content == null) throw new IOException("the build left out " + name);
            return content.readAllBytes();
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
