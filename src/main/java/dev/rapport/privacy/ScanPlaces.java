package dev.rapport.privacy;

import dev.rapport.platform.SubjectId;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where an erased person is looked for, and how far that is. */
@Repository
class ScanPlaces {

    /** @param done pages of a table that are behind */
    record Next(String name, boolean isFile, List<String> columns, long size, long done) {}

    private final JdbcClient jdbc;

    ScanPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean areKnown(SubjectId request) {
        return jdbc.sql("select exists (select from erasure_place where request_id = :request)")
                .param("request", request.value())
                .query(Boolean.class)
                .single();
    }

    /** All tables with texts, JSON or bytes; only what is looked for itself is left out. */
    void addTables(SubjectId request) {
        jdbc.sql("""
                        insert into erasure_place (request_id, kind, name, columns, size)
                        select :request, 'TABLE', relname, array_agg(cast(attname as text) order by attnum),
                            pg_relation_size(pg_class.oid) / cast(current_setting('block_size') as bigint)
                        from pg_class
                        join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
                        join pg_type on pg_type.oid = atttypid
                        where relnamespace = cast(current_schema as regnamespace)
                            and relkind = 'r'
                            and relname <> 'erasure_sought'
                            and (typcategory = 'S' or typname in ('json', 'jsonb', 'bytea', '_text', '_varchar', '_jsonb'))
                            and has_table_privilege(pg_class.oid, 'select')
                        group by relname, pg_class.oid
                        """).param("request", request.value()).update();
    }

    void addFile(SubjectId request, Path file, long size) {
        jdbc.sql("""
                        insert into erasure_place (request_id, kind, name, size)
                        values (:request, 'FILE', :name, :size)
                        """)
                .param("request", request.value())
                .param("name", file.toString())
                .param("size", size)
                .update();
    }

    Optional<Next> next(SubjectId request) {
        return jdbc.sql("""
                        select name, kind, columns, size, done
                        from erasure_place
                        where request_id = :request
                            and not is_done
                        order by kind desc, name
                        limit 1
                        """)
                .param("request", request.value())
                .query((row, number) -> new Next(
                        row.getString("name"),
                        row.getString("kind").equals("FILE"),
                        texts(row, "columns"),
                        row.getLong("size"),
                        row.getLong("done")))
                .optional();
    }

    void looked(SubjectId request, Next at, long done, boolean isDone, Found found) {
        jdbc.sql("""
                        update erasure_place
                        set done = :done,
                            is_done = :isDone,
                            rows = rows + :rows,
                            bytes = bytes + :bytes,
                            found = found + :found,
                            keys = (keys || cast(:keys as text[]))[1\\:5]
                        where request_id = :request
                            and kind = :kind
                            and name = :name
                        """)
                .param("request", request.value())
                .param("kind", at.isFile() ? "FILE" : "TABLE")
                .param("name", at.name())
                .param("done", done)
                .param("isDone", isDone)
                .param("rows", found.rows())
                .param("bytes", found.bytes())
                .param("found", found.found())
                .param("keys", found.keys().toArray(String[]::new))
                .update();
    }

    /** Those in which something was found first. */
    List<Erasure.Place> of(SubjectId request) {
        return jdbc.sql("""
                        select *
                        from erasure_place
                        where request_id = :request
                            and is_done
                        order by found = 0, kind desc, name
                        """)
                .param("request", request.value())
                .query((row, number) -> new Erasure.Place(
                        row.getString("name"),
                        row.getString("kind").equals("FILE"),
                        row.getLong("rows"),
                        row.getLong("bytes"),
                        row.getLong("found"),
                        texts(row, "keys")))
                .list();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** What a piece came to. */
    record Found(long rows, long bytes, long found, List<String> keys) {}
}
