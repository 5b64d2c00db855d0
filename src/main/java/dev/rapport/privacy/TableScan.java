package dev.rapport.privacy;

import dev.rapport.privacy.ScanPlaces.Found;
import dev.rapport.privacy.ScanPlaces.Next;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks for an erased person in some pages of a table; the database looks itself, no text leaves it. */
@Component
class TableScan {

    /** Some sixteen megabytes. */
    static final int PAGES = 2_000;

    /** What may stand across the end of one piece of a file and the beginning of the next. */
    private static final int OVERLAP = 512;

    private record Column(String name, String type, boolean isKey) {

        boolean isId() {
            return Set.of("uuid", "int4", "int8").contains(type);
        }
    }

    private final JdbcClient jdbc;

    TableScan(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Found look(Next at, Needles needles, boolean isLast) {
        var columns = columns(at.name());
        var sought = columns.stream()
                .filter(column -> at.columns().contains(column.name()))
                .toList();
        var keys = columns.stream().filter(Column::isKey).toList();
        var sql = """
                select count(*) as rows,
                    coalesce(sum(octet_length(said) + coalesce(octet_length(raw), 0)), 0) as bytes,
                    count(*) filter (where hit) as found,
                    coalesce((array_agg(key) filter (where hit))[1\\:5], '{}') as keys
                from (
                    select key, said, raw,
                        said ~* :pattern
                            or raw is not null and exists (
                                select
                                from unnest(cast(:bytes as bytea[])) as needle
                                where position(needle in raw) > 0) as hit
                    from (
                        select %s as key, concat_ws(chr(31), ''%s) as said, %s as raw
                        from %s one
                        where one.ctid >= '(%d,0)' %s
                        offset 0) as page) as looked
                """.formatted(
                        key(keys),
                        sought.stream()
                                .filter(column -> !column.type().equals("bytea"))
                                .map(column -> ", cast(one." + quoted(column.name()) + " as text)")
                                .collect(Collectors.joining()),
                        raw(at.name(), sought, keys),
                        quoted(at.name()),
                        at.done(),
                        isLast ? "" : "and one.ctid < '(%d,0)'".formatted(at.done() + PAGES));
        return jdbc.sql(sql)
                .param("pattern", needles.pattern())
                .param("bytes", needles.hex())
                .query((row, number) ->
                        new Found(row.getLong("rows"), row.getLong("bytes"), row.getLong("found"), List.of((String[])
                                row.getArray("keys").getArray())))
                .single();
    }

    /** Ids say nothing of the person; another key might. */
    private static String key(List<Column> keys) {
        return keys.isEmpty() || !keys.stream().allMatch(Column::isId)
                ? "cast(one.ctid as text)"
                : keys.stream()
                        .map(column -> "one." + quoted(column.name()))
                        .collect(Collectors.joining(", ", "concat_ws(' ', ", ")"));
    }

    /** With what follows it, where a file is kept in pieces with numbers. */
    private static String raw(String table, List<Column> sought, List<Column> keys) {
        var bytes = sought.stream()
                .filter(column -> column.type().equals("bytea"))
                .map(column -> "coalesce(one." + quoted(column.name()) + ", '')" + following(table, column, keys))
                .toList();
        return bytes.isEmpty() ? "cast(null as bytea)" : String.join(" || ", bytes);
    }

    private static String following(String table, Column column, List<Column> keys) {
        if (keys.size() != 2 || !keys.getLast().type().equals("int4")) return "";
        return """
                 || coalesce(
                    (select substring(next.%1$s from 1 for %2$d)
                    from %3$s next
                    where next.%4$s = one.%4$s and next.%5$s = one.%5$s + 1),
                    '')
                """.formatted(
                        quoted(column.name()),
                        OVERLAP,
                        quoted(table),
                        quoted(keys.getFirst().name()),
                        quoted(keys.getLast().name()));
    }

    private List<Column> columns(String table) {
        return jdbc.sql("""
                        select attname, typname,
                            exists (
                                select
                                from pg_index
                                where indrelid = attrelid and indisprimary and attnum = any(indkey)) as is_key
                        from pg_attribute
                        join pg_type on pg_type.oid = atttypid
                        where attrelid = to_regclass(quote_ident(:table))
                            and attnum > 0
                            and not attisdropped
                        order by attnum
                        """)
                .param("table", table)
                .query((row, number) ->
                        new Column(row.getString("attname"), row.getString("typname"), row.getBoolean("is_key")))
                .list();
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
