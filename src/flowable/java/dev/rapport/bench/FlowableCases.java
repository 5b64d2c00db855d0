package dev.rapport.bench;

import dev.rapport.engine.Job;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sales.Lead;
import dev.rapport.sales.LeadIntake;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.cfg.IdGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The same lead cases as {@link LeadCases}, with the product's own services and its drawing, on a Flowable that runs in
 * this process and writes to the same database, in the transactions of the services.
 */
final class FlowableCases implements ColdAndWarm.Cases, AutoCloseable {

    private static final String DEFINITION = "lead-assignment";
    private static final int SIDE_BY_SIDE = 8;

    private final LeadIntake intake;
    private final UserId owner;
    private final TransactionTemplate transactions;
    private final ProcessEngine engine;
    private final Window window;
    private final Object workers;
    private final Map<String, Method> methods = new ConcurrentHashMap<>();
    private final ExecutorService writers = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    private final ExecutorService people = Executors.newFixedThreadPool(SIDE_BY_SIDE);

    /** Called by its name: Flowable is on the class path of the benchmark only. */
    FlowableCases(Rapport rapport, UserId owner, int underWay) throws IOException, SQLException {
        this.owner = owner;
        intake = rapport.get(LeadIntake.class);
        transactions = rapport.get(TransactionTemplate.class);
        workers = rapport.named("leadWorkers");
        window = new Window(underWay);
        makeTables(rapport.get(Flyway.class).getConfiguration().getDataSource());
        engine = on(new TransactionAwareDataSourceProxy(rapport.get(DataSource.class)));
        engine.getRepositoryService()
                .createDeployment()
                .disableSchemaValidation()
                .addString(DEFINITION + ".bpmn20.xml", drawing())
                .deploy();
    }

    /** By the role that owns the database; the application's role may only use them. */
    private static void makeTables(DataSource owners) {
        new StandaloneProcessEngineConfiguration()
                .setDataSource(owners)
                .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
                .setAsyncExecutorActivate(false)
                .buildProcessEngine()
                .close();
        new JdbcTemplate(owners).execute("""
                do $$
                declare made text;
                begin
                    for made in select tablename from pg_tables where tablename ~ '^(act|flw)_' loop
                        execute format('grant select, insert, update, delete on %I to public', made);
                    end loop;
                end $$
                """);
    }

    private ProcessEngine on(DataSource database) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setTransactionsExternallyManaged(true);
        configuration.setBeans(Map.of("work", (JavaDelegate) this::work));
        configuration.setIdGenerator((IdGenerator) () -> Ids.next().toString());
        return configuration
                .setDataSource(database)
                .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE)
                .setAsyncExecutorActivate(false)
                .buildProcessEngine();
    }

    /** The product's drawing, as this engine says the same. */
    private static String drawing() throws IOException {
        try (var content = FlowableCases.class.getClassLoader().getResourceAsStream("processes/lead-assignment.bpmn")) {
            if (content == null) throw new IOException("the build left out the drawing");
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("<bpmn:definitions ", "<bpmn:definitions xmlns:flowable=\"http://flowable.org/bpmn\" ")
                    .replace("<bpmn:serviceTask ", "<bpmn:serviceTask flowable:delegateExpression=\"${work}\" ")
                    .replace(
                            "<bpmn:userTask ",
                            "<bpmn:userTask flowable:assignee=\"${ownerId}\" flowable:candidateGroups=\"${teamKey}\" ")
                    .replaceAll(
                            ">=(\\w+) = (\"\\w+\")</bpmn:conditionExpression>",
                            ">\\${$1 == $2}</bpmn:conditionExpression>")
                    .replaceAll(">=(\\w+)</bpmn:conditionExpression>", ">\\${$1}</bpmn:conditionExpression>");
        }
    }

    @Override
    public Duration run(int cases) throws InterruptedException, TimeoutException {
        var started = System.nanoTime();
        for (var i = 0; i < cases; i++) {
            window.enter();
            writers.execute(this::open);
        }
        window.awaitEmpty();
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private void open() {
        var lead = transactions.execute(status -> {
            var opened = intake.open(LeadCases.lead());
            engine.getRuntimeService()
                    .startProcessInstanceByMessage(
                            "lead-arrived",
                            opened.id().subject().toString(),
                            Map.of("subjectId", opened.id().subject().toString()));
            return opened;
        });
        people.execute(() -> complete(Objects.requireNonNull(lead)));
    }

    /** As somebody who finds the task in a list. */
    private void complete(Lead lead) {
        transactions.executeWithoutResult(status -> {
            var tasks = engine.getTaskService();
            var task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(lead.id().subject().toString())
                    .singleResult();
            tasks.complete(task.getId(), Map.of("outcome", "discarded", "discardReason", "no need"));
        });
        window.leave(1);
    }

    private void work(DelegateExecution execution) {
        var element = execution.getCurrentActivityId();
        var subject = SubjectId.of((String) execution.getVariable("subjectId"));
        var variables = execution.getVariables();
        var type = Character.toLowerCase(element.charAt(5)) + element.substring(6); // Task_ScoreLead
        var job = new Job(
                0,
                type,
                subject,
                0,
                DEFINITION,
                element,
                variables,
                Map.of(),
                variables.containsKey("outcome") ? new TaskSubmission(owner, variables) : TaskSubmission.NONE);
        try {
            var result = methods.computeIfAbsent(type, this::method).invoke(workers, job);
            if (result instanceof Map<?, ?> said)
                said.forEach((name, value) -> execution.setVariable((String) name, value));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
        }
    }

    private Method method(String type) {
        try {
            var method = workers.getClass().getDeclaredMethod(type, Job.class);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        writers.shutdown();
        people.shutdown();
        engine.close();
    }
}
