package dev.rapport.upgrade;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a database holds: for each table its number of rows, and for each column a hash of all its values. */
record Contents(Map<String, Long> rows, Map<String, String> values) {

    static Contents of(JdbcClient jdbc) {
        var rows = new TreeMap<String, Long>();
        var values = new TreeMap<String, String>();
        columns(jdbc).forEach((table, columns) -> {
            var hashes = columns.stream().map(Contents::hash).collect(joining(", "));
            var found = jdbc.sql("select count(*) as \"rows\", %s from %s".formatted(hashes, table))
                    .query()
                    .singleRow();
            rows.put(table, (Long) found.get("rows"));
            for (var column : columns) values.put(table + "." + column, String.valueOf(found.get(column)));
        });
        return new Contents(rows, values);
    }

    /** As it is called now. */
    Contents renamed(Map<String, String> names) {
        var tables = new TreeMap<String, Long>();
        rows.forEach((table, count) -> tables.put(names.getOrDefault(table, table), count));
        var columns = new TreeMap<String, String>();
        values.forEach((column, hash) -> {
            var dot = column.indexOf('.');
            var table = column.substring(0, dot);
            columns.put(names.getOrDefault(column, names.getOrDefault(table, table) + column.substring(dot)), hash);
        });
        return new Contents(tables, columns);
    }

    /** What is missing or different in another database, one sentence each by the name of the table or column. */
    Map<String, String> lostIn(Contents other) {
        var lost = new LinkedHashMap<String, String>();
        rows.forEach((table, count) -> {
            var now = other.rows.get(table);
            if (now == null) lost.put(table, "the table %s is gone, it had %d rows".formatted(table, count));
            else if (!now.equals(count)) lost.put(table, "%s had %d rows and has %d".formatted(table, count, now));
        });
        values.forEach((column, hash) -> {
            var table = column.substring(0, column.indexOf('.'));
            var now = other.values.get(column);
            if (lost.containsKey(table) || hash.equals(now)) return;
            lost.put(column, now == null ? column + " is gone" : column + " has other values than before");
        });
        return lost;
    }

    private static String hash(String column) {
        return "md5(string_agg(md5(%1$s::text), ' ' order by md5(%1$s::text))) as %1$s".formatted(column);
    }

    private static Map<String, List<String>> columns(JdbcClient jdbc) {
        var columns = new TreeMap<String, List<String>>();
        jdbc.sql("""
                        select relname, quote_ident(attname)
                        from pg_class
                        join pg_attribute on attrelid = pg_class.oid
                        where relkind = 'r'
                            and relnamespace = current_schema::regnamespace
                            and relname <> 'flyway_schema_history'
                            and attnum > 0
                            and not attisdropped
                        """).query(row -> {
            columns.computeIfAbsent(row.getString(1), none -> new ArrayList<>()).add(row.getString(2));
        });
        return columns;
    }
}
