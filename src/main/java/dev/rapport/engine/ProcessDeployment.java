package dev.rapport.engine;

import dev.rapport.engine.model.BpmnTree;
import dev.rapport.platform.Refused;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands models to the engine, one deployment at a time of all copies of the application. What a designer deployed stays
 * until a designer deploys something else: a start of the product does not put the shipped text over it.
 */
@Component
public class ProcessDeployment {

    private static final Logger log = LoggerFactory.getLogger(ProcessDeployment.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectProvider<CamundaClient> clients;
    private final Forms forms;
    private final ShippedModels shipped;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final TransactionTemplate apart;
    private final Clock clock;

    ProcessDeployment(
            ObjectProvider<CamundaClient> clients,
            Forms forms,
            ShippedModels shipped,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            PlatformTransactionManager manager,
            Clock clock) {
        this.clients = clients;
        this.forms = forms;
        this.shipped = shipped;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.apart = new TransactionTemplate(manager);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** A version as the engine numbers it. */
    public record Deployed(long key, int version) {}

    /**
     * Where the live version of a process is from.
     *
     * @param designed by a designer, and not with the product
     * @param productIsNewer whether the product has brought another text since, which waits to be taken over by somebody
     */
    public record Origin(boolean designed, boolean productIsNewer) {}

    public Origin origin(String processId) {
        return row(processId)
                .filter(Row::designed)
                .map(row -> new Origin(
                        true,
                        shipped.checksum(processId)
                                .filter(now -> !now.equals(row.checksum()))
                                .isPresent()))
                .orElse(new Origin(false, false));
    }

    /** What goes with a deployment while nobody else deploys. */
    public interface Course {

        /** Refuses what must not be deployed any more. */
        default void require() {}

        /** The checksum of what the product brings, where the text was drawn from that. */
        default Optional<String> drawnFrom() {
            return Optional.empty();
        }

        /** Writes down what became of it. */
        default void done(Deployed version) {}
    }

    /** The same where nothing goes with it. */
    public Deployed deploy(String processId, String xml) {
        return deploy(processId, xml, new Course() {});
    }

    /**
     * Makes a designer's text the live version, with the forms that it names as they are now; one that was drawn from what
     * the product brings today, with the forms that come with that, and only then is it taken over. The same text as the
     * live one makes no further version. That it is a designer's stands before the engine is told, so that no start of the product
     * takes its place however this ends. Not to be called within a transaction.
     */
    public Deployed deploy(String processId, String xml, Course course) {
        var client = clients.getIfAvailable();
        if (client == null) throw Refused.unavailable("error.engine-away");
        try {
            return locked(() -> {
                course.require();
                var today = shipped.checksum(processId);
                var takesOver = today.isPresent() && today.equals(course.drawnFrom());
                var answer = sendAsDesigned(client, processId, files(processId, xml, takesOver));
                if (takesOver) keep(processId, today.get(), true);
                else deployedNow(processId);
                var deployed = answer.getProcesses().stream()
                        .filter(process -> process.getBpmnProcessId().equals(processId))
                        .map(process -> new Deployed(process.getProcessDefinitionKey(), process.getVersion()))
                        .findFirst()
                        .orElseThrow();
                course.done(deployed);
                return deployed;
            });
        } catch (EngineRefused e) {
            throw Refused.invalid("error.engine-refuses-model", String.valueOf(e.getMessage()));
        } catch (EngineAway e) {
            throw Refused.unavailable("error.engine-away");
        }
    }

    private DeploymentEvent sendAsDesigned(CamundaClient client, String processId, SortedMap<String, byte[]> files) {
        var before = row(processId);
        if (before.filter(Row::designed).isPresent()) return send(client, files);
        var checksum = before.map(Row::checksum).orElse("");
        apart.executeWithoutResult(status -> keep(processId, checksum, true));
        try {
            return send(client, files);
        } catch (EngineRefused refused) {
            apart.executeWithoutResult(status -> keep(processId, checksum, false));
            throw refused;
        }
    }

    void deployShipped(CamundaClient client, ShippedProcess process) {
        try {
            locked(() -> {
                deployIfChanged(client, process);
                return true;
            });
        } catch (EngineRefused e) {
            log.error("The engine refuses {}: {}", process.processId(), e.getMessage());
        }
    }

    private void deployIfChanged(CamundaClient client, ShippedProcess process) {
        var checksum = process.checksum();
        var before = row(process.processId());
        var isSame = before.filter(row -> row.checksum().equals(checksum)).isPresent();
        if (before.filter(Row::designed).isPresent()) {
            if (!isSame) log.warn("{} stays as a designer deployed it; the product has another", process.processId());
            return;
        }
        if (isSame) return;
        send(client, process.files());
        log.info("Deployed {}", process.files().keySet());
        keep(process.processId(), checksum, false);
    }

    private SortedMap<String, byte[]> files(String processId, String xml, boolean withShippedForms) {
        var files = new TreeMap<String, byte[]>();
        files.put(processId + ".bpmn", xml.getBytes(StandardCharsets.UTF_8));
        for (var form : BpmnTree.parse(xml).forms())
            (withShippedForms ? shipped.form(processId, form) : Optional.<String>empty())
                    .or(() -> newestForm(form))
                    .ifPresent(schema -> files.put(form + ".form", schema.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private Optional<String> newestForm(String formId) {
        return forms.newest(formId).or(() -> shipped.form(formId));
    }

    /** Whether a model may name the form. */
    public boolean knowsForm(String formId) {
        return newestForm(formId).isPresent();
    }

    private record Row(String checksum, boolean designed) {}

    private Optional<Row> row(String processId) {
        return jdbc.sql("select checksum, designed from deployment where process_id = :process")
                .param("process", processId)
                .query((row, number) -> new Row(row.getString("checksum"), row.getBoolean("designed")))
                .optional();
    }

    private void keep(String processId, String checksum, boolean designed) {
        jdbc.sql("""
                        insert into deployment (process_id, checksum, deployed_at, designed)
                        values (:process, :checksum, :at, :designed)
                        on conflict (process_id) do update
                        set checksum = excluded.checksum,
                            deployed_at = excluded.deployed_at,
                            designed = excluded.designed
                        """)
                .param("process", processId)
                .param("checksum", checksum)
                .param("at", OffsetDateTime.now(clock))
                .param("designed", designed)
                .update();
    }

    private void deployedNow(String processId) {
        jdbc.sql("update deployment set deployed_at = :at where process_id = :process")
                .param("process", processId)
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    private <T> T locked(Supplier<T> deed) {
        return Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('deployment')) is null")
                    .query(Boolean.class)
                    .single();
            return deed.get();
        }));
    }

    private static DeploymentEvent send(CamundaClient client, SortedMap<String, byte[]> files) {
        return EngineCall.send(PATIENCE, () -> {
            var command = client.newDeployResourceCommand();
            DeployResourceCommandStep2 complete = null;
            for (var file : files.entrySet())
                complete = (complete == null ? command : complete).addResourceBytes(file.getValue(), file.getKey());
            if (complete == null) throw new IllegalStateException("a process has at least one file");
            return complete;
        });
    }
}
