package dev.rapport.engine;

import dev.rapport.platform.Refused;
import dev.rapport.testing.TestTables;
import jakarta.annotation.PostConstruct;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The workers of the process "probe", by which the engine is tested: their effects are rows that can be counted. */
@Component
class ProbeWorkers {

    private final JdbcClient jdbc;
    private final Flyway flyway;

    ProbeWorkers(JdbcClient jdbc, Flyway flyway) {
        this.jdbc = jdbc;
        this.flyway = flyway;
    }

    @PostConstruct
    void makeTable() {
        TestTables.make(flyway, "probe_effect", "subject_id uuid not null, effect text not null");
    }

    @Worker
    Map<String, Object> haveProbeEffect(Job job) {
        add(job, "effect");
        var fault = String.valueOf(job.variables().get("fault"));
        switch (fault) {
            case "refused" -> throw new BpmnError("probe-refused", "as wanted");
            case "passing" -> {
                if (attempts(job) == 0) throw new TryAgain("as wanted");
            }
            case "defect" -> throw Refused.invalid("error.no-such-task", "as wanted");
            default -> {}
        }
        return Map.of("effects", 1);
    }

    @Worker
    void noteProbeAnswer(Job job) {
        add(
                job,
                "answer " + job.submission().text("remark") + " "
                        + job.submission().by());
    }

    private void add(Job job, String effect) {
        jdbc.sql("insert into probe_effect values (:subject, :effect)")
                .param("subject", job.subject().value())
                .param("effect", effect)
                .update();
    }

    private static final Map<Long, Integer> ATTEMPTS = new java.util.concurrent.ConcurrentHashMap<>();

    private static int attempts(Job job) {
        return ATTEMPTS.merge(job.key(), 1, Integer::sum) - 1;
    }
}
