package dev.rapport.customer.merge;

import static java.util.stream.Collectors.joining;

import dev.rapport.platform.CustomerTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the survivor that take other values, and go back to what they were where they still have these. */
@Component
class ChangedRows {

    private record Entry(long id, boolean isNew) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ChangedRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Gives columns of the survivor's own row other values. */
    void change(
            Merge merge,
            CustomerTable table,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after) {
        var columns = List.copyOf(after.keySet());
        jdbc.sql("""
            with changed as (
                update %1$s one
                set (%2$s) = (
                    select %3$s
                    from jsonb_populate_record(cast(null as %1$s), cast(:after as jsonb)) as wanted)
                where one.%4$s = :survivor
                returning one.*)
            insert into merge_move (merge_id, kind, table_name, column_name, row_key, before, after)
            select :merge, 'CHANGED', :table, :column, jsonb_build_object('%4$s', %4$s),
                cast(:before as jsonb), kept.values
            from changed
            cross join lateral (
                select jsonb_object_agg(key, value) as values
                from jsonb_each(to_jsonb(changed))
                where jsonb_exists(cast(:after as jsonb), key)) as kept
            """.formatted(table.table(), String.join(", ", columns), of("wanted", columns), table.column()))
                .params(MergeJournal.parameters(merge, table))
                .param("before", json.writeValueAsString(before))
                .param("after", json.writeValueAsString(after))
                .update();
    }

    /**
     * What is said of the one that goes is said of the survivor as well; where both say something, one of them. The columns
     * of the key tell what is said from what else is said.
     *
     * @param wins condition under which what the one that goes says ({@code other}) goes before what the survivor says
     *     ({@code own})
     */
    void take(Merge merge, CustomerTable table, String wins, Map<String, Object> parameters) {
        var names = table.key().stream()
                .filter(column -> !column.equals(table.column()))
                .toList();
        jdbc.sql("""
            insert into merge_move (merge_id, kind, table_name, column_name, row_key, before, after)
            select :merge, 'CHANGED', :table, :column,
                %5$s || jsonb_build_object('%2$s', cast(:survivor as uuid)),
                to_jsonb(own),
                to_jsonb(other) || jsonb_build_object('%2$s', cast(:survivor as uuid))
            from %1$s other
            left join %1$s own on own.%2$s = :survivor and %3$s
            where other.%2$s = :gone
                and (own.%2$s is null or %4$s)
            """.formatted(
                                table.table(),
                                table.column(),
                                MergeJournal.same("own", "other", names),
                                wins,
                                MergeJournal.key("other", names)))
                .params(MergeJournal.parameters(merge, table))
                .params(parameters)
                .update();
        jdbc.sql("""
            delete from %1$s one
            using merge_move move
            cross join lateral jsonb_populate_record(cast(null as %1$s), move.row_key) as found
            where move.merge_id = :merge
                and move.kind = 'CHANGED'
                and move.table_name = :table
                and %2$s
            """.formatted(table.table(), MergeJournal.same("one", "found", table.key())))
                .params(MergeJournal.parameters(merge, table))
                .update();
        jdbc.sql("""
            insert into %1$s
            select one.*
            from merge_move move
            cross join lateral jsonb_populate_record(cast(null as %1$s), move.after) as one
            where move.merge_id = :merge
                and move.kind = 'CHANGED'
                and move.table_name = :table
            """.formatted(table.table()))
                .params(MergeJournal.parameters(merge, table))
                .update();
    }

    /** What somebody changed since stays as it is. */
    void revert(Merge merge, CustomerTable table) {
        var entries = jdbc.sql("""
            select id, before is null as is_new
            from merge_move
            where merge_id = :merge
                and kind = 'CHANGED'
                and table_name = :table
                and column_name = :column
            order by id desc
            """)
                .params(MergeJournal.parameters(merge, table))
                .query((row, number) -> new Entry(row.getLong("id"), row.getBoolean("is_new")))
                .list();
        for (var entry : entries) {
            var columns = columns(entry, table);
            var keys = keys(entry, table);
            if (entry.isNew()) remove(entry, table, keys);
            else if (!columns.isEmpty()) restore(entry, table, columns, keys);
        }
    }

    private void restore(Entry entry, CustomerTable table, List<String> columns, List<String> keys) {
        jdbc.sql("""
            update %1$s one
            set (%2$s) = (
                select %3$s
                from jsonb_populate_record(cast(null as %1$s), move.before) as was)
            from merge_move move
            cross join lateral jsonb_populate_record(cast(null as %1$s), move.row_key) as found
            where move.id = :entry
                and %4$s
                and to_jsonb(one) @> move.after
            """.formatted(
                                table.table(),
                                String.join(", ", columns),
                                of("was", columns),
                                MergeJournal.same("one", "found", keys)))
                .param("entry", entry.id())
                .update();
    }

    private void remove(Entry entry, CustomerTable table, List<String> keys) {
        jdbc.sql("""
            delete from %1$s one
            using merge_move move
            cross join lateral jsonb_populate_record(cast(null as %1$s), move.row_key) as found
            where move.id = :entry
                and %2$s
                and to_jsonb(one) @> move.after
            """.formatted(table.table(), MergeJournal.same("one", "found", keys)))
                .param("entry", entry.id())
                .update();
    }

    private List<String> columns(Entry entry, CustomerTable table) {
        return named(entry, table, "before");
    }

    private List<String> keys(Entry entry, CustomerTable table) {
        return named(entry, table, "row_key");
    }

    /** The columns that there are now. */
    private List<String> named(Entry entry, CustomerTable table, String part) {
        return jdbc.sql("""
            select quote_ident(attname)
            from pg_attribute
            join merge_move on jsonb_exists(%s, attname)
            where merge_move.id = :entry
                and attrelid = to_regclass(:table)
                and attnum > 0
                and not attisdropped
                and attgenerated = ''
            order by attnum
            """.formatted(part))
                .param("entry", entry.id())
                .param("table", table.table())
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    private static String of(String row, List<String> columns) {
        return columns.stream().map(column -> row + "." + column).collect(joining(", "));
    }
}
