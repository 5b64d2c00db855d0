package dev.rapport.imports;

import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of saved mappings. */
@Component
class MappingRows {

    private static final String BETWEEN = "\t";
    private static final String SELECT = """
            select id, kind, name, header, encoding, separator, columns, days, decimals, words, sheet, log, owner_id,
                shared, changed_at
            from import_mapping
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    MappingRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(SavedMapping mapping) {
        var reading = mapping.reading();
        var encoding = reading.encoding();
        var separator = reading.separator();
        var days = reading.days();
        var decimals = reading.decimals();
        jdbc.sql("""
                        insert into import_mapping (
                            id, kind, name, header, encoding, separator, columns, days, decimals, words, sheet, log,
                            owner_id, shared, created_at, changed_at)
                        values (
                            :id, :kind, :name, :header, :encoding, :separator, :columns, :days, :decimals, :words, :sheet, :log,
                            :owner, :shared, :at, :at)
                        """)
                .param("id", mapping.id())
                .param("kind", mapping.kind())
                .param("name", mapping.name())
                .param("header", String.join(BETWEEN, mapping.header()))
                .param("encoding", encoding == null ? null : encoding.name(), Types.VARCHAR)
                .param("separator", separator == null ? null : separator.toString(), Types.VARCHAR)
                .param("columns", reading.columns().text())
                .param("days", days == null ? null : days.name(), Types.VARCHAR)
                .param("decimals", decimals == null ? null : decimals.word(), Types.VARCHAR)
                .param("words", reading.words().text())
                .param("sheet", reading.sheet(), Types.VARCHAR)
                .param("log", mapping.log(), Types.VARCHAR)
                .param("owner", Objects.requireNonNull(mapping.owner()).value())
                .param("shared", mapping.shared())
                .param("at", Instants.utc(clock.instant()))
                .update();
    }

    /** Own ones before shared ones, the one changed last first. */
    List<SavedMapping> usable(String kind, UserId by) {
        return jdbc.sql(SELECT + """
                        where kind = :kind
                            and (owner_id = :by or shared)
                        order by owner_id = :by desc, changed_at desc, id
                        """)
                .param("kind", kind)
                .param("by", by.value())
                .query(MappingRows::read)
                .list();
    }

    Optional<SavedMapping> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(MappingRows::read)
                .optional();
    }

    /** How many somebody has. */
    int of(UserId owner) {
        return jdbc.sql("select count(*) from import_mapping where owner_id = :owner")
                .param("owner", owner.value())
                .query(Integer.class)
                .single();
    }

    List<SavedMapping> page(
            List<String> kinds, UserId by, int limit, @Nullable String afterName, @Nullable UUID afterId) {
        return jdbc.sql(SELECT + """
                        where kind = any(:kinds)
                            and (owner_id = :by or shared)
                            and (cast(:name as text) is null
                                or (lower(name), id) > (lower(cast(:name as text)), cast(:id as uuid)))
                        order by lower(name), id
                        limit :limit
                        """)
                .param("kinds", kinds.toArray(String[]::new))
                .param("by", by.value())
                .param("name", afterName, Types.VARCHAR)
                .param("id", afterId, Types.OTHER)
                .param("limit", limit)
                .query(MappingRows::read)
                .list();
    }

    void change(UUID id, String name, boolean shared) {
        jdbc.sql("""
                        update import_mapping
                        set name = :name, shared = :shared, changed_at = :at
                        where id = :id
                        """)
                .param("name", name)
                .param("shared", shared)
                .param("at", Instants.utc(clock.instant()))
                .param("id", id)
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from import_mapping where id = :id").param("id", id).update();
    }

    private static SavedMapping read(ResultSet row, int number) throws SQLException {
        var encoding = row.getString("encoding");
        var separator = row.getString("separator");
        var days = row.getString("days");
        var header = row.getString("header");
        return new SavedMapping(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("name"),
                header == null || header.isEmpty() ? List.of() : List.of(header.split(BETWEEN, -1)),
                GivenReading.NOTHING
                        .encoded(encoding == null ? null : Charset.forName(encoding))
                        .separatedBy(separator == null ? null : separator.charAt(0))
                        .with(ColumnChoices.of(row.getString("columns")), days == null ? null : DayOrder.valueOf(days))
                        .with(DecimalSign.named(row.getString("decimals")))
                        .with(ValueWords.of(row.getString("words")))
                        .onSheet(row.getString("sheet")),
                row.getString("log"),
                new UserId(row.getObject("owner_id", UUID.class)),
                row.getBoolean("shared"),
                Instants.instant(row, "changed_at"));
    }
}
