package dev.rapport.sla.clocks;

import dev.rapport.cases.CaseSight;
import dev.rapport.platform.UserId;
import dev.rapport.sla.CaseClock;
import dev.rapport.sla.SlaFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.modulith.NamedInterface;

/**
 * A query over clocks or breaches that has only those conditions that are asked for, so that each finds its index; what
 * the asker may not see is left out.
 */
@NamedInterface("clocks")
public final class ClockSelect {

    /**
     * What rows are read from.
     *
     * @param team the column with the team that a row is counted to
     */
    public record Source(String select, String team) {}

    public static final Source CLOCKS = new Source("""
            select k.*, c.external, c.owner_id, c.team, s.number, s.title
            from sla_clock k
            join sla_case c on c.subject_id = k.subject_id
            left join subject s on s.id = k.subject_id
            """, "c.team");

    private final Source source;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    public ClockSelect(Source source, SlaFilter filter) {
        this.source = source;
        if (filter.subject() != null)
            where("k.subject_id = :subject", "subject", filter.subject().value());
        if (filter.external() != null) where("c.external = :external", "external", filter.external());
        if (filter.metric() != null) where("k.metric like :metric", "metric", pattern(filter.metric()));
        if (filter.team() != null) where(source.team() + " = :team", "team", filter.team());
        if (filter.text() != null)
            where("(s.number = upper(:text) or c.external = :text or k.policy = :text)", "text", filter.text());
    }

    public ClockSelect onlyWhatMaySee(CaseSight sight) {
        if (sight.isEverything()) return this;
        parameters.putAll(sight.parameters());
        return where(CaseSight.condition("c.subject_id", "c.owner_id", "c.team"));
    }

    public ClockSelect where(String condition) {
        conditions.add(condition);
        return this;
    }

    public ClockSelect where(String condition, String name, Object value) {
        parameters.put(name, value);
        return where(condition);
    }

    public ClockSelect with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    public StatementSpec query(JdbcClient jdbc, String order, int rows) {
        var where = conditions.isEmpty() ? "" : "where " + String.join("\n    and ", conditions) + "\n";
        return jdbc.sql(source.select() + where + "order by " + order + "\nlimit :rows")
                .params(parameters)
                .param("rows", rows);
    }

    public static CaseClock read(ResultSet row, int number) throws SQLException {
        var kept = ClockRow.read(row);
        return new CaseClock(
                kept.id(),
                kept.subject(),
                row.getString("external"),
                row.getString("number"),
                row.getString("title"),
                kept.promise(),
                kept.clock(),
                user(row.getObject("owner_id", UUID.class)),
                row.getString("team"));
    }

    public static @Nullable UserId user(@Nullable UUID id) {
        return id == null ? null : new UserId(id);
    }

    /** All stages at once are asked for as {@code stage-}, all steps as {@code step:} or {@code claimed:}. */
    private static String pattern(String metric) {
        var exact = metric.replaceAll("([\\\\%_])", "\\\\$1");
        return metric.equals("stage-") || metric.equals("step:") || metric.equals("claimed:") ? exact + "%" : exact;
    }
}
