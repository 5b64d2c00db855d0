package dev.rapport.insight.breaches;

import dev.rapport.cases.CaseSight;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Pausing;
import dev.rapport.sla.clocks.ClockSelect;
import dev.rapport.sla.clocks.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a filter asks for, as SQL over breaches ({@code breach_entry e}) or over promises that were kept ({@code
 * sla_clock k}); only the conditions that are asked for, so that each finds its index.
 */
final class BreachSelect {

    static final String BREACHES = """
            from breach_entry e
            join sla_case c on c.subject_id = e.subject_id
            left join subject s on s.id = e.subject_id
            """;

    static final String KEPT = """
            from sla_clock k
            join sla_case c on c.subject_id = k.subject_id
            left join subject s on s.id = k.subject_id
            """;

    static final String ROWS = """
            select k.*, e.process, e.tier, e.counted, s.number, s.title, s.customer_id, u.name as customer_name,
                r.cause, r.excuses, r.remark, r.by_user, r.at
            """ + BREACHES + """
            join sla_breach k on k.id = e.breach_id
            left join customer_summary u on u.id = s.customer_id
            left join lateral (
                select *
                from breach_remark
                where breach_id = e.breach_id
                order by id desc
                limit 1
            ) r on true
            """;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private final boolean breached;

    private BreachSelect(boolean breached) {
        this.breached = breached;
    }

    static BreachSelect ofBreaches(BreachFilter filter, ZoneId zone) {
        return new BreachSelect(true).where("e.counted").narrowed(filter, zone, "e.due_at");
    }

    static BreachSelect ofKept(BreachFilter filter, ZoneId zone) {
        return new BreachSelect(false)
                .where("k.phase = 'STOPPED'")
                .where("k.breached_at is null")
                .where("""
                        not exists (
                            select 1
                            from breach_entry broken
                            where broken.subject_id = k.subject_id
                                and broken.metric = k.metric
                                and (broken.clock_id = k.id or broken.started_at = k.started_at)
                                and broken.counted)""")
                .narrowed(filter, zone, "k.stopped_at");
    }

    private BreachSelect narrowed(BreachFilter filter, ZoneId zone, String time) {
        with("zone", zone.getId());
        if (filter.subject() != null)
            where("c.subject_id = :subject", "subject", filter.subject().value());
        if (filter.external() != null) where("c.external = :external", "external", filter.external());
        if (filter.text() != null)
            where(
                    "(s.number = upper(:text) or c.external = :text or " + (breached ? "e" : "k") + ".policy = :text)",
                    "text",
                    filter.text());
        if (filter.from() != null) where(time + " >= :from", "from", start(filter.from(), zone));
        if (filter.until() != null)
            where(time + " < :until", "until", start(filter.until().plusDays(1), zone));
        filter.values().forEach(this::having);
        return this;
    }

    private void having(BreachDimension dimension, String value) {
        var column = breached ? dimension.ofBreach() : dimension.ofKept();
        if (value.equals(BreachFilter.NONE)) where(column + " is null");
        else if (dimension == BreachDimension.METRIC && (value.endsWith("-") || value.endsWith(":")))
            where("starts_with(" + column + ", :metric)", "metric", value);
        else if (dimension.isId()) where(column + " = :" + dimension.word(), dimension.word(), Keys.id(value));
        else where(column + " = :" + dimension.word(), dimension.word(), value);
    }

    BreachSelect onlyWhatMaySee(CaseSight sight) {
        if (sight.isEverything()) return this;
        parameters.putAll(sight.parameters());
        return where(CaseSight.condition("c.subject_id", "c.owner_id", "c.team"));
    }

    BreachSelect where(String condition) {
        conditions.add(condition);
        return this;
    }

    BreachSelect where(String condition, String name, Object value) {
        return with(name, value).where(condition);
    }

    BreachSelect with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    String where() {
        return conditions.isEmpty() ? "" : "where " + String.join("\n    and ", conditions) + "\n";
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private static OffsetDateTime start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    static Breach read(ResultSet row, int number) throws SQLException {
        return new Breach(
                row.getObject("id", UUID.class),
                row.getObject("clock_id", UUID.class),
                new SubjectId(row.getObject("subject_id", UUID.class)),
                row.getString("external"),
                row.getString("number"),
                row.getString("title"),
                row.getString("process"),
                customer(row),
                row.getString("metric"),
                row.getInt("round"),
                row.getString("policy"),
                row.getString("rule"),
                row.getInt("rule_version"),
                row.getString("calendar"),
                row.getLong("target_seconds"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                ClockSelect.user(row.getObject("owner_id", UUID.class)),
                row.getString("team"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("cause") == null ? null : BreachRemark.read(row),
                terms(row),
                row.getBoolean("counted"));
    }

    private static Breach.Terms terms(ResultSet row) throws SQLException {
        return new Breach.Terms(
                Pausing.parse(Objects.requireNonNullElse(row.getString("pauses"), "none")),
                row.getBoolean("around_the_clock"),
                row.getDouble("warn_fraction"),
                row.getInt("calendar_version"));
    }

    private static Breach.@Nullable Customer customer(ResultSet row) throws SQLException {
        var id = row.getObject("customer_id", UUID.class);
        var name = row.getString("customer_name");
        return id == null || name == null ? null : new Breach.Customer(new CustomerId(id), name, row.getString("tier"));
    }
}
