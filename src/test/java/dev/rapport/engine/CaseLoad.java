package dev.rapport.engine;

import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A process of its own that opens cases, works every task it sees, and ends when all cases have ended. */
final class CaseLoad {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ProcessOutbox outbox;
    private final UserTasks tasks;
    private final TaskCommands commands;
    private final String batch;
    private final int cases;

    private CaseLoad(ApplicationContext context) {
        jdbc = context.getBean(JdbcClient.class);
        transactions = context.getBean(TransactionTemplate.class);
        outbox = context.getBean(ProcessOutbox.class);
        tasks = context.getBean(UserTasks.class);
        commands = context.getBean(TaskCommands.class);
        batch = context.getEnvironment().getRequiredProperty("load.batch");
        cases = context.getEnvironment().getRequiredProperty("load.cases", Integer.class);
    }

    public static void main(String[] arguments) throws InterruptedException {
        var load = new CaseLoad(EngineAlone.start(arguments));
        while (!load.isDone()) {
            try {
                load.openOne();
                load.workTasks();
            } catch (RuntimeException e) {
                System.out.println("the load waits: " + e);
                Thread.sleep(300);
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private int count(String condition) {
        return jdbc.sql("select count(*) from load_case where batch = :batch and " + condition)
                .param("batch", batch)
                .query(Integer.class)
                .single();
    }

    private boolean isDone() {
        try {
            return count("true") >= cases && count("""
                                    not exists (
                                        select from process_instance instance
                                        where instance.subject_id = load_case.subject_id and instance.ended_at is not null
                                    )
                                    """) == 0;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void openOne() throws InterruptedException {
        var opened = count("true");
        if (opened >= cases) {
            Thread.sleep(100);
            return;
        }
        var subject = SubjectId.next();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("insert into load_case (subject_id, batch) values (:subject, :batch)")
                    .param("subject", subject.value())
                    .param("batch", batch)
                    .update();
            outbox.publish(ProcessMessage.start(
                    Ids.next(),
                    "probe-started",
                    subject,
                    Map.of("needsPerson", opened % 2 == 0, "ownerId", "", "teamKey", "load")));
        });
    }

    private void workTasks() {
        for (var task : tasks.ofTeams(java.util.List.of("load"), 200, null).items())
            if (task.state() == UserTask.State.OPEN)
                commands.complete(task.key(), UserId.next(), Map.of("verdict", "good", "remark", "fine"));
    }
}
