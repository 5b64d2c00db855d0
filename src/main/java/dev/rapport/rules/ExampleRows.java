package dev.rapport.rules;

import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Examples as they are kept; those that were removed stay, with who removed them. */
@Component
class ExampleRows {

    private static final String COLUMNS = "id, rulebook, name, facts, expected, kept_by, kept_at";

    private final JdbcClient jdbc;

    ExampleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RuleExample> of(String rulebook) {
        return jdbc.sql("""
                        select %s
                        from rule_example
                        where rulebook = :rulebook
                          and removed_at is null
                        order by name
                        """.formatted(COLUMNS))
                .param("rulebook", rulebook)
                .query(ExampleRows::read)
                .list();
    }

    Optional<RuleExample> find(String rulebook, UUID id) {
        return jdbc.sql("""
                        select %s
                        from rule_example
                        where rulebook = :rulebook
                          and id = :id
                          and removed_at is null
                        """.formatted(COLUMNS))
                .param("rulebook", rulebook)
                .param("id", id)
                .query(ExampleRows::read)
                .optional();
    }

    /** False where another example has the name. */
    boolean add(RuleExample example) {
        return jdbc.sql("""
                        insert into rule_example (id, rulebook, name, facts, expected, kept_by, kept_at)
                        values (:id, :rulebook, :name, :facts, :expected, :by, :at)
                        on conflict (rulebook, name) where removed_at is null do nothing
                        """)
                        .param("id", example.id())
                        .param("rulebook", example.rulebook())
                        .param("name", example.name())
                        .param("facts", example.facts())
                        .param("expected", example.expected())
                        .param(
                                "by",
                                example.keptBy() == null
                                        ? null
                                        : example.keptBy().value(),
                                Types.OTHER)
                        .param("at", Instants.utc(example.keptAt()))
                        .update()
                == 1;
    }

    /** Does nothing where there is or was an example of that name. */
    void addShipped(RuleExample example) {
        jdbc.sql("""
                        insert into rule_example (id, rulebook, name, facts, expected, kept_at)
                        select :id, :rulebook, :name, :facts, :expected, :at
                        where not exists (
                            select from rule_example where rulebook = :rulebook and name = :name
                        )
                        on conflict (rulebook, name) where removed_at is null do nothing
                        """)
                .param("id", example.id())
                .param("rulebook", example.rulebook())
                .param("name", example.name())
                .param("facts", example.facts())
                .param("expected", example.expected())
                .param("at", Instants.utc(example.keptAt()))
                .update();
    }

    void remove(UUID id, UserId by, Instant at) {
        jdbc.sql("""
                        update rule_example
                        set removed_by = :by, removed_at = :at
                        where id = :id
                          and removed_at is null
                        """)
                .param("id", id)
                .param("by", by.value())
                .param("at", Instants.utc(at))
                .update();
    }

    private static RuleExample read(ResultSet row, int n) throws SQLException {
        var by = row.getObject("kept_by", UUID.class);
        return new RuleExample(
                row.getObject("id", UUID.class),
                row.getString("rulebook"),
                row.getString("name"),
                row.getString("facts"),
                row.getString("expected"),
                by == null ? null : new UserId(by),
                Instants.instant(row, "kept_at"));
    }
}
