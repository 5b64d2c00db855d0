package dev.rapport.testing;

import static java.util.stream.Collectors.toSet;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.annotation.Testable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Fails a class that {@link WalksEveryPath} if an element of its processes was never come to. It asks the mirror what the
 * engine did in instances that began during the class, because a list of flows beside each test can be wrong; and it
 * does so per class, so that neither the order of classes nor which of them run matters. A run of some of the tests only
 * proves nothing and is not judged.
 */
final class PathsWalked implements TestExecutionListener {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Set<Method> run = new HashSet<>();
    private long begin;

    @Override
    public void beforeTestClass(TestContext context) {
        if (isJudged(context))
            begin = jdbc(context)
                    .sql("select coalesce(max(key), 0) from process_instance")
                    .query(Long.class)
                    .single();
    }

    @Override
    public void beforeTestMethod(TestContext context) {
        run.add(context.getTestMethod());
    }

    @Override
    public void afterTestClass(TestContext context) {
        if (!isJudged(context) || !run.containsAll(tests(context.getTestClass()))) return;
        for (var process :
                context.getTestClass().getAnnotation(WalksEveryPath.class).value()) judge(context, process);
    }

    private void judge(TestContext context, String process) {
        var left = new TreeSet<>(elements(process));
        try {
            Awaitility.await().atMost(PATIENCE).until(() -> {
                left.removeAll(walked(jdbc(context), process));
                return left.isEmpty();
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("No scenario of %s comes to these elements of the process %s: %s"
                    .formatted(context.getTestClass().getSimpleName(), process, String.join(", ", left)));
        }
    }

    private static Set<String> elements(String process) {
        var model =
                Bpmn.readModelFromFile(Path.of("processes", process + ".bpmn").toFile());
        return model.getModelElementsByType(FlowElement.class).stream()
                .filter(element -> !isUnrecorded(element))
                .map(FlowElement::getId)
                .collect(toSet());
    }

    /** The engine goes from an event-based gateway to the event that happened without a word about the flow. */
    private static boolean isUnrecorded(FlowElement element) {
        return element instanceof SequenceFlow flow && flow.getSource() instanceof EventBasedGateway;
    }

    private Set<String> walked(JdbcClient jdbc, String process) {
        return new HashSet<>(jdbc.sql("""
                        with walked as (
                            select key
                            from process_instance
                            where process_id = :process and key > :begin
                        )
                        select element_id
                        from element_instance
                        where process_instance_key in (select key from walked)
                        union
                        select flow_id
                        from flow_taken
                        where process_instance_key in (select key from walked)
                        """)
                .param("process", process)
                .param("begin", begin)
                .query(String.class)
                .list());
    }

    private static boolean isJudged(TestContext context) {
        return context.getTestClass().isAnnotationPresent(WalksEveryPath.class);
    }

    private static Set<Method> tests(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, Testable.class))
                .filter(method -> !AnnotatedElementUtils.hasAnnotation(method, Disabled.class))
                .collect(toSet());
    }

    private static JdbcClient jdbc(TestContext context) {
        return context.getApplicationContext().getBean(JdbcClient.class);
    }
}
