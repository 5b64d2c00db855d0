package dev.rapport.engine;

import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs of processes as the engine last told. */
@Component
public class ProcessInstances {

    private final JdbcClient jdbc;
    private final Incidents incidents;
    private final Json json;

    ProcessInstances(JdbcClient jdbc, Incidents incidents, Json json) {
        this.json = json;
        this.jdbc = jdbc;
        this.incidents = incidents;
    }

    /** All runs about a subject, oldest first. */
    public List<ProcessInstance> about(SubjectId subject) {
        return jdbc.sql("""
                        select *
                        from process_instance
                        where subject_id = :subject
                        order by started_at, key
                        """)
                .param("subject", subject.value())
                .query(ProcessInstances::read)
                .list();
    }

    /** Runs about several subjects, oldest first; at most 2000. */
    public List<ProcessInstance> about(Collection<SubjectId> subjects) {
        return jdbc.sql("""
                        select *
                        from process_instance
                        where subject_id = any(:subjects)
                        order by started_at, key
                        limit 2000
                        """)
                .param("subjects", subjects.stream().map(SubjectId::value).toArray(UUID[]::new))
                .query(ProcessInstances::read)
                .list();
    }

    public Optional<ProcessInstance> find(long key) {
        return jdbc.sql("select * from process_instance where key = :key")
                .param("key", key)
                .query(ProcessInstances::read)
                .optional();
    }

    /** Refused if there is no such instance. */
    public Path path(long instanceKey) {
        return jdbc.sql("""
                        select definition.name, definition.xml
                        from process_instance instance
                        join process_definition definition on definition.key = instance.definition_key
                        where instance.key = :instance
                        """)
                .param("instance", instanceKey)
                .query((row, number) -> new Path(
                        row.getString("name"),
                        row.getString("xml"),
                        steps(instanceKey),
                        flows(instanceKey),
                        incidents.of(instanceKey)))
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-instance", String.valueOf(instanceKey)));
    }

    /** What its steps told the instance, the latest of each name; steps are forgotten after some days. */
    public Map<String, Object> variables(long instanceKey) {
        var variables = new HashMap<String, Object>();
        jdbc.sql("""
                        select result
                        from job_effect
                        where process_instance_key = :instance
                        order by done_at, job_key
                        """)
                .param("instance", instanceKey)
                .query(String.class)
                .list()
                .forEach(result -> variables.putAll(json.read(result)));
        variables.values().removeIf(Objects::isNull);
        return Map.copyOf(variables);
    }

    private List<Step> steps(long instanceKey) {
        return jdbc.sql("""
                        select step.*, coalesce(element.name, step.element_id) as name
                        from element_instance step
                        join process_instance instance on instance.key = step.process_instance_key
                        left join process_element element
                            on element.definition_key = instance.definition_key
                            and element.element_id = step.element_id
                        where step.process_instance_key = :instance
                        order by step.started_at, step.key
                        limit 2000
                        """)
                .param("instance", instanceKey)
                .query((row, number) -> new Step(
                        row.getString("element_id"),
                        row.getString("name"),
                        row.getString("element_type"),
                        ProcessInstance.State.valueOf(row.getString("state")),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        Instants.instantOrNull(row, "ended_at")))
                .list();
    }

    private Map<String, Integer> flows(long instanceKey) {
        return jdbc
                .sql("select flow_id, times from flow_taken where process_instance_key = :instance")
                .param("instance", instanceKey)
                .query((row, number) -> Map.entry(row.getString("flow_id"), row.getInt("times")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ProcessInstance read(ResultSet row, int number) throws SQLException {
        var subject = row.getObject("subject_id", UUID.class);
        return new ProcessInstance(
                row.getLong("key"),
                row.getString("process_id"),
                row.getInt("version"),
                row.getLong("definition_key"),
                subject == null ? null : new SubjectId(subject),
                row.getObject("parent_key", Long.class),
                ProcessInstance.State.valueOf(row.getString("state")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Instants.instantOrNull(row, "ended_at"));
    }
}
