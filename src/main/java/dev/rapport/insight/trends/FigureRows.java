package dev.rapport.insight.trends;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The store of the figures of days; a day's are taken away before they are counted again. Who writes holds the lock of
 * {@code sla_trend_state}.
 */
@Component
class FigureRows {

    /** What some of the database's rows, or those of a program, add up to on a day. */
    record Row(
            DayFigure figure,
            LocalDate day,
            Map<String, String> dimensions,
            long numerator,
            long denominator,
            @Nullable Map<Integer, Long> histogram) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final String definitions;

    FigureRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.definitions = json.writeValueAsString(
                Arrays.stream(DayFigure.values()).collect(Collectors.toMap(DayFigure::word, DayFigure::definition)));
    }

    void remove(Set<DayFigure> figures, Collection<LocalDate> days) {
        jdbc.sql("delete from day_figure where figure = any(:figures) and day = any(cast(:days as date[]))")
                .param("figures", figures.stream().map(DayFigure::word).toArray(String[]::new))
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
    }

    /**
     * Adds what a query finds: figure, day, team, type, policy, metric, numerator, denominator and histogram; what is null
     * of team, type, policy and metric does not matter to the figure.
     */
    void add(String query, Map<String, ?> parameters) {
        insert("""
                select figure, day, numerator, denominator, histogram,
                    jsonb_strip_nulls(
                        jsonb_build_object('team', team, 'type', type, 'policy', policy, 'metric', metric)) as dimensions
                from (
                %s
                ) as found
                """.formatted(query), parameters);
    }

    void add(List<Row> rows) {
        if (rows.isEmpty()) return;
        insert(
                """
                select figure, day, numerator, denominator, histogram, dimensions
                from json_to_recordset(cast(:rows as json))
                    as (figure text, day date, dimensions jsonb, numerator bigint, denominator bigint, histogram jsonb)
                """,
                Map.of(
                        "rows",
                        json.writeValueAsString(
                                rows.stream().map(FigureRows::columns).toList())));
    }

    private void insert(String counted, Map<String, ?> parameters) {
        jdbc.sql("""
                        with counted as (
                        %s
                        ),
                        added as (
                            insert into day_dimension (dimensions)
                            select distinct dimensions
                            from counted
                            where not exists (select 1 from day_dimension where dimensions = counted.dimensions)
                            returning id, dimensions
                        )
                        insert into day_figure
                            (figure, definition, day, dimension_id, numerator, denominator, histogram)
                        select figure, cast(cast(:definitions as jsonb) ->> figure as smallint), day, known.id, numerator,
                            denominator, histogram
                        from counted
                        join (
                            select id, dimensions
                            from day_dimension
                            union all
                            select id, dimensions
                            from added
                        ) as known using (dimensions)
                        """.formatted(counted))
                .params(parameters)
                .param("definitions", definitions)
                .update();
    }

    private static Map<String, @Nullable Object> columns(Row row) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("figure", row.figure().word());
        columns.put("day", row.day().toString());
        columns.put("dimensions", row.dimensions());
        columns.put("numerator", row.numerator());
        columns.put("denominator", row.denominator());
        columns.put("histogram", row.histogram());
        return columns;
    }
}
