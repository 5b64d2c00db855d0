package dev.rapport.engine;

import dev.rapport.engine.EngineRefused.Reason;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the engine how a job went. An answer that does not get through is given when the job comes again. */
@Component
@WithEngine
class JobAnswers {

    private static final Logger log = LoggerFactory.getLogger(JobAnswers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_MESSAGE = 500;

    private final CamundaClient client;
    private final Texts texts;
    private final Json json;

    JobAnswers(CamundaClient client, Texts texts, Json json) {
        this.client = client;
        this.texts = texts;
        this.json = json;
    }

    void complete(ActivatedJob job, Map<String, Object> variables) {
        var text = json.write(variables);
        send(job, () -> client.newCompleteCommand(job.getKey()).variables(text));
    }

    void throwError(ActivatedJob job, BpmnError error) {
        send(
                job,
                () -> client.newThrowErrorCommand(job.getKey())
                        .errorCode(error.code())
                        .errorMessage(shortened(String.valueOf(error.getMessage()))));
    }

    /** One attempt less, after 1, 2, 4 ... seconds. */
    void tryAgain(ActivatedJob job, TryAgain e) {
        var left = Math.max(0, job.getRetries() - 1);
        var pause = left == 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(6, Math.max(0, 3 - left)));
        giveBack(job, left, pause, e.getMessage());
    }

    /** The database is at fault, not the job: it keeps its attempts. */
    void postpone(ActivatedJob job, Exception e) {
        log.debug("{} is postponed", job.getType(), e);
        var pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(500, 2_000));
        giveBack(job, Math.max(1, job.getRetries()), pause, e.getClass().getSimpleName());
    }

    /**
     * Waits here, not in the broker: jobs that fail with a back-off are sometimes never activated again (camunda/camunda
     * issue 16884).
     */
    private void giveBack(ActivatedJob job, int retries, Duration pause, @Nullable String reason) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        send(
                job,
                () -> client.newFailCommand(job.getKey())
                        .retries(retries)
                        .errorMessage(shortened(String.valueOf(reason))));
    }

    void raiseIncident(ActivatedJob job, Throwable e) {
        log.error("{} failed in instance {}", job.getType(), job.getProcessInstanceKey(), e);
        send(job, () -> client.newFailCommand(job.getKey()).retries(0).errorMessage(shortened(sentence(e))));
    }

    void cancel(ActivatedJob job, SecondInstance e) {
        log.warn("Instance {} is cancelled: {}", job.getProcessInstanceKey(), e.getMessage());
        send(job, () -> client.newCancelInstanceCommand(job.getProcessInstanceKey()));
    }

    void end(ActivatedJob job, RepeatedMessage e) {
        log.warn("{} of instance {} ends: {}", job.getElementId(), job.getProcessInstanceKey(), e.getMessage());
        send(
                job,
                () -> client.newModifyProcessInstanceCommand(job.getProcessInstanceKey())
                        .terminateElement(job.getElementInstanceKey()));
    }

    private <T> void send(ActivatedJob job, Supplier<? extends FinalCommandStep<T>> command) {
        try {
            EngineCall.send(PATIENCE, command);
        } catch (EngineRefused e) {
            if (e.reason() == Reason.NOT_FOUND) log.debug("{} is gone", job.getType());
            else log.warn("The engine refuses the answer to {}: {}", job.getType(), e.getMessage());
        } catch (EngineAway e) {
            log.debug("The engine is away; {} will come again", job.getType());
        }
    }

    private String sentence(Throwable e) {
        if (e instanceof Refused refused) return texts.get(Locale.ENGLISH, refused.key(), refused.arguments());
        var message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }
}
