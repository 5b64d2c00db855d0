package dev.rapport.cases;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All subjects. Asks nobody for permission: callers check sight with the owner and team found here. */
@Component
public class Subjects {

    private final JdbcClient jdbc;

    Subjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Subject> find(SubjectId id) {
        return jdbc.sql("select * from subject where id = :id")
                .param("id", id.value())
                .query(Subjects::subject)
                .optional();
    }

    /** Name of its {@link CaseKind}; absent when there is no such subject. */
    Optional<String> kind(SubjectId id) {
        return jdbc.sql("select kind from subject where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** Those of a customer, newest first. */
    List<Subject> of(CustomerId customer, int limit) {
        return jdbc.sql("""
                        select *
                        from subject
                        where customer_id = :customer
                        order by opened_at desc, id
                        limit :limit
                        """)
                .param("customer", customer.value())
                .param("limit", limit)
                .query(Subjects::subject)
                .list();
    }

    /** Several in one query; those that do not exist are left out. */
    public Map<SubjectId, Subject> find(Collection<SubjectId> ids) {
        if (ids.isEmpty()) return Map.of();
        return jdbc
                .sql("select * from subject where id = any(:ids)")
                .param("ids", ids.stream().map(SubjectId::value).distinct().toArray(UUID[]::new))
                .query(Subjects::subject)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Subject::id, Function.identity()));
    }

    public Optional<Subject> byNumber(String number) {
        return jdbc.sql("select * from subject where number = :number")
                .param("number", number)
                .query(Subjects::subject)
                .optional();
    }

    static Subject subject(ResultSet row, int number) throws SQLException {
        return new Subject(
                new SubjectId(row.getObject("id", UUID.class)),
                row.getString("kind"),
                row.getString("number"),
                row.getString("title"),
                id(row, "customer_id", CustomerId::new),
                id(row, "parent_id", SubjectId::new),
                id(row, "owner_id", UserId::new),
                row.getString("team"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant());
    }

    private static <T> @Nullable T id(ResultSet row, String column, Function<UUID, T> type) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : type.apply(id);
    }
}
