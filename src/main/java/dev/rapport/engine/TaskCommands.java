package dev.rapport.engine;

import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.FinalCommandStep;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What people do with user tasks. A task that is gone or changed
 * in between is refused as a conflict and nothing is changed. Not to be called inside a transaction.
 */
@Component
public class TaskCommands {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final @Nullable CamundaClient client;
    private final UserTasks tasks;
    private final TaskSubmissions submissions;
    private final EngineVariables variables;
    private final Clock clock;

    TaskCommands(
            ObjectProvider<CamundaClient> clients,
            UserTasks tasks,
            TaskSubmissions submissions,
            EngineVariables variables,
            Clock clock) {
        this.client = clients.getIfAvailable();
        this.tasks = tasks;
        this.submissions = submissions;
        this.variables = variables;
        this.clock = clock;
    }

    /** Refused as a conflict when somebody has it already. */
    public void claim(long taskKey, UserId user) {
        assign(taskKey, user, false);
        tasks.claimed(taskKey, user, clock.instant());
    }

    /** Gives it to somebody, whoever has it now. */
    public void handOver(long taskKey, UserId to) {
        assign(taskKey, to, true);
        tasks.assigned(taskKey, to);
    }

    private void assign(long taskKey, UserId user, boolean mayTakeAway) {
        requireOpen(taskKey);
        send(() -> client().newAssignUserTaskCommand(taskKey)
                .assignee(user.toString())
                .allowOverride(mayTakeAway)
                .action(mayTakeAway ? "hand-over" : "claim"));
    }

    /** Moves it up or down among other work; 0 is the lowest priority, 100 the highest. */
    public void prioritise(long taskKey, int priority) {
        requireOpen(taskKey);
        send(() -> client().newUpdateUserTaskCommand(taskKey).priority(priority));
    }

    /** Lets the people of that team take it, in place of those who might before. */
    public void offer(long taskKey, String team) {
        requireOpen(taskKey);
        send(() -> client().newUpdateUserTaskCommand(taskKey).candidateGroups(team));
    }

    public void release(long taskKey) {
        requireOpen(taskKey);
        send(() -> client().newUnassignUserTaskCommand(taskKey));
        tasks.assigned(taskKey, null);
    }

    /**
     * Keeps what was entered, then completes the task with those of its fields that the process model reads. A crash in
     * between is made good later; completing twice has one effect. Data that the task's form does not take is refused.
     */
    public void complete(long taskKey, UserId by, Map<String, Object> data) {
        complete(taskKey, by, () -> data);
    }

    /** @param data is asked for, and may refuse, in the transaction that keeps it, before the task is locked */
    public void complete(long taskKey, UserId by, Supplier<Map<String, Object>> data) {
        requireNoTransaction();
        tell(client(), submissions.keep(taskKey, by, data));
    }

    private void tell(CamundaClient client, TaskSubmissions.Sent sent) {
        try {
            EngineCall.send(
                    Duration.ZERO,
                    () -> client.newCompleteUserTaskCommand(sent.taskKey())
                            .action("complete")
                            .variables(variables.of(sent)));
        } catch (EngineRefused e) {
            submissions.refuse(sent);
            throw refused(e);
        } catch (EngineAway e) {
            // it may have arrived: SubmissionRecovery asks again
        }
    }

    /** Lets nobody else have a task whose answer waits to go out; refuses what would be refused on completion. */
    public void hold(long taskKey, UserId by, Map<String, Object> data) {
        submissions.hold(taskKey, by, data);
    }

    /** A task that was held is open again. */
    public void letGo(long taskKey) {
        submissions.letGo(taskKey);
    }

    /**
     * Completes a task that was held, as far as that can be done in a transaction.
     *
     * @return tells the engine, when the transaction is over; made good later when a crash leaves it out
     */
    public Runnable completeHeld(long taskKey, UserId by, Map<String, Object> data) {
        var sent = submissions.keepHeld(taskKey, by, data);
        return () -> {
            if (client != null) tell(client, sent);
        };
    }

    private void requireOpen(long taskKey) {
        requireNoTransaction();
        var task =
                tasks.find(taskKey).orElseThrow(() -> Refused.notFound("error.no-such-task", String.valueOf(taskKey)));
        if (task.state() == UserTask.State.SENT) throw Refused.conflict("error.task-sent");
        if (task.state() != UserTask.State.OPEN) throw Refused.conflict("error.task-gone");
    }

    private static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("the engine is not called inside a transaction");
    }

    private CamundaClient client() {
        if (client == null) throw Refused.unavailable("error.engine-away");
        return client;
    }

    private static <T> void send(Supplier<? extends FinalCommandStep<T>> command) {
        try {
            EngineCall.send(PATIENCE, command);
        } catch (EngineRefused e) {
            throw refused(e);
        } catch (EngineAway e) {
            throw Refused.unavailable("error.engine-away");
        }
    }

    private static Refused refused(EngineRefused e) {
        return switch (e.reason()) {
            case NOT_FOUND -> Refused.conflict("error.task-gone");
            case WRONG_STATE, ALREADY_EXISTS -> Refused.conflict("error.task-taken");
            case INVALID -> Refused.invalid("error.engine-refused", String.valueOf(e.getMessage()));
        };
    }
}
