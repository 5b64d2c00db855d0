package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The steps of ladders that there were and what became of them; the database refuses to change or remove one. */
@Component
public class LadderLog {

    private static final TypeReference<List<LadderEntry.Outcome>> OUTCOMES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    LadderLog(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Adds what became of a step; the database adds it to the ledger of its subject. */
    public void add(UUID step, LadderEntry.Outcome outcome) {
        jdbc.sql("""
                        insert into sla_ladder_outcome (step_id, at, outcome, details)
                        values (:step, :at, :outcome, cast(:details as jsonb))
                        """)
                .param("step", step)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("outcome", outcome.kind().name())
                .param("details", json.writeValueAsString(outcome))
                .update();
    }

    /** All steps of a subject's clocks, in the order in which they were due. */
    public List<LadderEntry> of(SubjectId subject) {
        return jdbc.sql("""
                        select step.*, coalesce(outcomes.list, '[]') as outcomes
                        from sla_ladder_step step
                        left join lateral (
                            select jsonb_agg(details order by id) as list
                            from sla_ladder_outcome
                            where step_id = step.id
                        ) as outcomes on true
                        where step.subject_id = :subject
                        order by step.reached_at, step.told_at, step.id
                        """).param("subject", subject.value()).query(this::read).list();
    }

    private LadderEntry read(ResultSet row, int number) throws SQLException {
        return new LadderEntry(
                row.getObject("id", UUID.class),
                row.getObject("clock_id", UUID.class),
                row.getString("metric"),
                row.getString("ladder"),
                row.getString("step"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("reached_at", OffsetDateTime.class).toInstant(),
                row.getString("rule"),
                row.getInt("rule_version"),
                json.readValue(row.getString("outcomes"), OUTCOMES));
    }
}
