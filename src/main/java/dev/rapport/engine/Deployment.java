package dev.rapport.engine;

import dev.rapport.platform.Loop;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Deploys the shipped processes at start, each with its forms, and only if a file changed since it was last deployed and
 * no designer has put a version of their own in its place. Waits in the background until the broker is there.
 */
@Component
@WithEngine
class Deployment extends Loop {

    private static final Duration FOREVER = Duration.ofDays(1);

    private final CamundaClient client;
    private final ProcessDeployment deployment;
    private volatile boolean done;

    Deployment(CamundaClient client, ProcessDeployment deployment) {
        super("deployment", 15);
        this.client = client;
        this.deployment = deployment;
    }

    @Override
    protected void round() throws InterruptedException, IOException {
        if (done) {
            Thread.sleep(FOREVER);
            return;
        }
        for (var process : ShippedProcesses.all()) deployment.deployShipped(client, process);
        done = true;
    }

    /**
     * Whether everything that is shipped has been deployed, but for what the engine refused. A start message that came
     * earlier would find no process and be lost.
     */
    boolean isDone() {
        return done;
    }
}
