package dev.rapport.engine;

import dev.rapport.platform.Loop;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys the shipped processes at start, each with its forms, and only if a file changed since it was last deployed.
 * Waits in the background until the broker is there. Of several copies of the application one deploys.
 */
@Component
@WithEngine
class Deployment extends Loop {

    private static final Logger log = LoggerFactory.getLogger(Deployment.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FOREVER = Duration.ofDays(1);

    private final CamundaClient client;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private volatile boolean done;

    Deployment(CamundaClient client, JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        super("deployment", 15);
        this.client = client;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    protected void round() throws InterruptedException, IOException {
        if (done) {
            Thread.sleep(FOREVER);
            return;
        }
        for (var process : ShippedProcesses.all()) deploy(process);
        done = true;
    }

    private void deploy(ShippedProcess process) {
        try {
            transactions.executeWithoutResult(status -> {
                jdbc.sql("select pg_advisory_xact_lock(hashtext('deployment')) is null")
                        .query(Boolean.class)
                        .single();
                deployIfChanged(process);
            });
        } catch (EngineRefused e) {
            log.error("The engine refuses {}: {}", process.processId(), e.getMessage());
        }
    }

    /**
     * Whether everything that is shipped has been deployed, but for what the engine refused. A start message that came
     * earlier would find no process and be lost.
     */
    boolean isDone() {
        return done;
    }

    private void deployIfChanged(ShippedProcess process) {
        var checksum = process.checksum();
        var deployed = jdbc.sql("select checksum from deployment where process_id = :process")
                .param("process", process.processId())
                .query(String.class)
                .optional();
        if (deployed.filter(checksum::equals).isPresent()) return;
        EngineCall.send(PATIENCE, () -> command(process));
        log.info("Deployed {}", process.files().keySet());
        jdbc.sql("""
                        insert into deployment (process_id, checksum, deployed_at)
                        values (:process, :checksum, :at)
                        on conflict (process_id) do update
                        set checksum = excluded.checksum,
                            deployed_at = excluded.deployed_at
                        """)
                .param("process", process.processId())
                .param("checksum", checksum)
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    private DeployResourceCommandStep2 command(ShippedProcess process) {
        var command = client.newDeployResourceCommand();
        DeployResourceCommandStep2 complete = null;
        for (var file : process.files().entrySet())
            complete = (complete == null ? command : complete).addResourceBytes(file.getValue(), file.getKey());
        if (complete == null) throw new IllegalStateException("a process has at least one file");
        return complete;
    }
}
