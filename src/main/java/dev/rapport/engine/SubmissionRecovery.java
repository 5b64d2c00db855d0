package dev.rapport.engine;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Completes again the tasks whose completion was never confirmed, because the application died or the broker was away.
 * Whether an earlier attempt had arrived is told by the task's last record, so a refusal here is no news.
 */
@Component
@WithEngine
class SubmissionRecovery {

    private static final Logger log = LoggerFactory.getLogger(SubmissionRecovery.class);

    private final CamundaClient client;
    private final TaskSubmissions submissions;
    private final EngineVariables variables;

    SubmissionRecovery(CamundaClient client, TaskSubmissions submissions, EngineVariables variables) {
        this.client = client;
        this.submissions = submissions;
        this.variables = variables;
    }

    @Scheduled(fixedDelay = 5_000)
    void sendAgain() {
        for (var sent : submissions.unconfirmed()) {
            try {
                EngineCall.send(
                        Duration.ofSeconds(1),
                        () -> client.newCompleteUserTaskCommand(sent.taskKey())
                                .action("complete")
                                .variables(variables.of(sent)));
                log.info("Task {} was completed again", sent.taskKey());
            } catch (EngineRefused e) {
                log.debug("Task {} is gone, or will not be completed: {}", sent.taskKey(), e.getMessage());
            } catch (EngineAway e) {
                return;
            }
        }
    }
}
