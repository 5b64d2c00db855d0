package dev.rapport.engine;

import dev.rapport.engine.EngineRefused.Reason;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.FinalCommandStep;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Tells the engine how a job went, however long engine or database are away meanwhile. */
@Component
@WithEngine
class JobAnswers {

    private static final Logger log = LoggerFactory.getLogger(JobAnswers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_MESSAGE = 500;

    private final CamundaClient client;
    private final ForgottenSteps forgotten;
    private final Texts texts;
    private final Json json;

    JobAnswers(CamundaClient client, ForgottenSteps forgotten, Texts texts, Json json) {
        this.client = client;
        this.forgotten = forgotten;
        this.texts = texts;
        this.json = json;
    }

    void complete(HandedOut handedOut, Map<String, Object> variables) {
        var text = json.write(variables);
        send(
                handedOut,
                () -> client.newCompleteCommand(handedOut.job().getKey()).variables(text));
    }

    void throwError(HandedOut handedOut, BpmnError error) {
        send(
                handedOut,
                () -> client.newThrowErrorCommand(handedOut.job().getKey())
                        .errorCode(error.code())
                        .errorMessage(shortened(String.valueOf(error.getMessage()))));
    }

    /** One attempt less, after 1, 2, 4 ... seconds. */
    void tryAgain(HandedOut handedOut, TryAgain e) {
        var left = Math.max(0, handedOut.job().getRetries() - 1);
        var pause = left == 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(6, Math.max(0, 3 - left)));
        giveBack(handedOut, left, pause, e.getMessage());
    }

    /** The database is at fault, not the job: it keeps its attempts. */
    void postpone(HandedOut handedOut, Exception e) {
        log.debug("{} is postponed", handedOut.job().getType(), e);
        var pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(500, 2_000));
        giveBack(
                handedOut,
                Math.max(1, handedOut.job().getRetries()),
                pause,
                e.getClass().getSimpleName());
    }

    /**
     * Waits here, not in the broker: jobs that fail with a back-off are sometimes never activated again (camunda/camunda
     * issue 16884).
     */
    private void giveBack(HandedOut handedOut, int retries, Duration pause, @Nullable String reason) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        send(
                handedOut,
                () -> client.newFailCommand(handedOut.job().getKey())
                        .retries(retries)
                        .errorMessage(shortened(String.valueOf(reason))));
    }

    void raiseIncident(HandedOut handedOut, Throwable e) {
        log.error(
                "{} failed in instance {}",
                handedOut.job().getType(),
                handedOut.job().getProcessInstanceKey(),
                e);
        send(
                handedOut,
                () -> client.newFailCommand(handedOut.job().getKey()).retries(0).errorMessage(shortened(sentence(e))));
    }

    void cancel(HandedOut handedOut, String why) {
        log.warn("Instance {} is cancelled: {}", handedOut.job().getProcessInstanceKey(), why);
        send(handedOut, () -> client.newCancelInstanceCommand(handedOut.job().getProcessInstanceKey()));
    }

    void end(HandedOut handedOut, RepeatedMessage e) {
        log.warn(
                "{} of instance {} ends: {}",
                handedOut.job().getElementId(),
                handedOut.job().getProcessInstanceKey(),
                e.getMessage());
        send(
                handedOut,
                () -> client.newModifyProcessInstanceCommand(handedOut.job().getProcessInstanceKey())
                        .terminateElement(handedOut.job().getElementInstanceKey()));
    }

    private <T> void send(HandedOut handedOut, Supplier<? extends FinalCommandStep<T>> command) {
        try {
            while (!sent(handedOut, command)) log.debug("The engine is away");
        } catch (EngineRefused e) {
            if (e.reason() == Reason.NOT_FOUND)
                log.debug("{} is gone", handedOut.job().getType());
            else
                log.warn(
                        "The engine refuses the answer to {}: {}",
                        handedOut.job().getType(),
                        e.getMessage());
        }
    }

    /**
     * Whether it needs not be tried again: the engine has it, or nobody ever will because the application stops or the
     * log, which had the time to tell of the job, knows nothing of it.
     */
    private <T> boolean sent(HandedOut handedOut, Supplier<? extends FinalCommandStep<T>> command) {
        try {
            EngineCall.send(PATIENCE, () -> isSafe(handedOut).orElse(false), command);
            return true;
        } catch (EngineAway e) {
            var known = isSafe(handedOut);
            if (known.isPresent() && !known.get())
                log.debug("The engine has forgotten {}", handedOut.job().getType());
            return Thread.currentThread().isInterrupted() || known.isPresent() && !known.get();
        }
    }

    /** Absent while the database is away. */
    private Optional<Boolean> isSafe(HandedOut handedOut) {
        try {
            return Optional.of(forgotten.isSafe(handedOut));
        } catch (DataAccessException e) {
            return Optional.empty();
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
