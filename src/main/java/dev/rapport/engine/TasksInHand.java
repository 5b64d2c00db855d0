package dev.rapport.engine;

import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.platform.WorkInHand;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The open tasks that somebody has. They are given away once that is kept; while the engine is away it is tried again,
 * until this copy of the application ends.
 */
@Component
class TasksInHand implements WorkInHand, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TasksInHand.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int PAGE = 200;

    private record GivenAway(UserId from, @Nullable UserId to) {}

    private final UserTasks tasks;
    private final TaskCommands commands;
    private final ApplicationEventPublisher events;
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(1, Thread.ofVirtual().factory());

    TasksInHand(UserTasks tasks, TaskCommands commands, ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.commands = commands;
        this.events = events;
    }

    @Override
    public String words() {
        return "engine.open-tasks";
    }

    @Override
    public int of(UserId person) {
        return tasks.countOf(person);
    }

    @Override
    public int of(String team) {
        return tasks.unclaimedByTeam(List.of(team)).getOrDefault(team, 0);
    }

    @Override
    public void handOver(UserId from, @Nullable UserId to) {
        events.publishEvent(new GivenAway(from, to));
    }

    @TransactionalEventListener
    void hear(GivenAway given) {
        threads.execute(() -> give(given));
    }

    private void give(GivenAway given) {
        String next = null;
        do {
            var page = tasks.of(given.from(), PAGE, next);
            for (var task : page.items())
                if (task.state() == UserTask.State.OPEN && !isGiven(task.key(), given)) {
                    threads.schedule(() -> give(given), PAUSE.toSeconds(), TimeUnit.SECONDS);
                    return;
                }
            next = page.next();
        } while (next != null);
    }

    /** False while the engine is away; a task that was done or taken meanwhile stays as it is. */
    private boolean isGiven(long task, GivenAway given) {
        var to = given.to();
        try {
            if (to == null) commands.release(task);
            else commands.handOver(task, to);
            return true;
        } catch (Refused e) {
            if (e.kind() == Refused.Kind.UNAVAILABLE) return false;
            LOG.info("Task {} stays with whoever has it: {}", task, e.key());
            return true;
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
