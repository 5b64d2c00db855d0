package dev.rapport.leaks;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for what was planted in every table, and so in what is told to the engine, in notices, mails and trails. */
final class KeptReader {

    private final JdbcClient jdbc;

    KeptReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> tables() {
        return jdbc.sql("""
                        select table_name
                        from information_schema.tables
                        where table_schema = 'public'
                            and table_type = 'BASE TABLE'
                        order by table_name
                        """).query(String.class).list();
    }

    List<Leak> found(List<Marker> markers) {
        var found = new ArrayList<Leak>();
        var patterns = markers.stream()
                .flatMap(marker -> marker.spellings().stream())
                .map(spelling -> "%" + spelling + "%")
                .toArray(String[]::new);
        for (var table : tables())
            jdbc.sql("""
                            select translate(lower(cast(one as text)), ' ().-', '')
                            from "%s" one
                            where translate(lower(cast(one as text)), ' ().-', '') like any(:patterns)
                            """.formatted(table))
                    .param("patterns", patterns)
                    .query(String.class)
                    .list()
                    .forEach(row -> markers.stream()
                            .filter(marker -> marker.isIn(row))
                            .forEach(marker -> found.add(new Leak("kept", "table " + table, marker.what()))));
        return found.stream().distinct().toList();
    }
}
