package dev.rapport.cases;

import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All subjects. Asks nobody for permission: callers check sight with the owner and team found here. */
@Component
public class Subjects {

    private static final UUID LAST = new UUID(-1, -1);

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

    /** The same; whose it is stays so, and it is not taken away, until the transaction ends. */
    public Optional<Subject> hold(SubjectId id) {
        return jdbc.sql("select * from subject where id = :id for no key update")
                .param("id", id.value())
                .query(Subjects::subject)
                .optional();
    }

    /** As {@link #hold}, of all that are the customer's. */
    public void holdAllOf(CustomerId customer) {
        jdbc.sql("select id from subject where customer_id = :customer order by id for no key update")
                .param("customer", customer.value())
                .query()
                .listOfRows();
    }

    /** Lets those that are here not go until the transaction ends; false if one is not here. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean keep(SubjectId... ids) {
        var asked = Arrays.stream(ids).map(SubjectId::value).distinct().toArray(UUID[]::new);
        return jdbc.sql("select id from subject where id = any(:ids) order by id for key share")
                        .param("ids", asked)
                        .query(UUID.class)
                        .list()
                        .size()
                == asked.length;
    }

    /** Name of its {@link CaseKind}; absent when there is no such subject. */
    Optional<String> kind(SubjectId id) {
        return jdbc.sql("select kind from subject where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** Those of a customer, the open ones first, newest first. */
    public Page<Subject> of(CustomerId customer, int limit, @Nullable String after) {
        var from = after == null ? List.of("true", "infinity", LAST.toString()) : Cursor.parse(after, 3);
        var rows = jdbc.sql("""
                        select *
                        from subject
                        where customer_id = :customer
                            and (closed_at is null, opened_at, id)
                                < (cast(:open as boolean), cast(:openedAt as timestamptz), cast(:id as uuid))
                        order by closed_at is null desc, opened_at desc, id desc
                        limit :limit
                        """)
                .param("customer", customer.value())
                .param("open", from.get(0))
                .param("openedAt", from.get(1))
                .param("id", from.get(2))
                .param("limit", limit + 1)
                .query(Subjects::subject)
                .list();
        return Page.of(rows, limit, row -> Cursor.of(row.isOpen(), row.openedAt(), row.id()));
    }

    /** The open cases of those kinds that somebody holds. */
    int countOpen(UserId owner, Collection<String> kinds) {
        return jdbc.sql("""
                        select count(*)
                        from subject
                        where owner_id = :owner
                            and closed_at is null
                            and kind = any(:kinds)
                        """)
                .param("owner", owner.value())
                .param("kinds", kinds.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /** The open cases of those kinds that lie with a team, in its queue or with somebody. */
    int countOpen(String team, Collection<String> kinds) {
        return jdbc.sql("""
                        select count(*)
                        from subject
                        where team = :team
                            and closed_at is null
                            and kind = any(:kinds)
                        """)
                .param("team", team)
                .param("kinds", kinds.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /** The open cases of a kind that somebody holds, the first of them first. */
    List<SubjectId> open(UserId owner, String kind) {
        return jdbc.sql("""
                        select id
                        from subject
                        where owner_id = :owner
                            and closed_at is null
                            and kind = :kind
                        order by id
                        """)
                .param("owner", owner.value())
                .param("kind", kind)
                .query((row, number) -> new SubjectId(row.getObject("id", UUID.class)))
                .list();
    }

    /** All of a customer, open and over. */
    public List<SubjectId> idsOf(CustomerId customer) {
        return jdbc.sql("select id from subject where customer_id = :customer order by id")
                .param("customer", customer.value())
                .query((row, number) -> new SubjectId(row.getObject("id", UUID.class)))
                .list();
    }

    /** The open cases of those kinds that somebody holds of these customers, the first of them first. */
    List<Subject> open(UserId owner, Collection<CustomerId> customers, Collection<String> kinds) {
        return jdbc.sql("""
                        select *
                        from subject
                        where customer_id = any(:customers)
                            and owner_id = :owner
                            and closed_at is null
                            and kind = any(:kinds)
                        order by id
                        """)
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("owner", owner.value())
                .param("kinds", kinds.toArray(String[]::new))
                .query(Subjects::subject)
                .list();
    }

    /** Those of the customers who have cases. */
    public Set<CustomerId> withCases(Collection<CustomerId> customers) {
        return Set.copyOf(jdbc.sql("select distinct customer_id from subject where customer_id = any(:customers)")
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> new CustomerId(row.getObject("customer_id", UUID.class)))
                .list());
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
                Instants.instant(row, "opened_at"),
                row.getString("state"),
                Instants.instantOrNull(row, "closed_at"));
    }

    private static <T> @Nullable T id(ResultSet row, String column, Function<UUID, T> type) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : type.apply(id);
    }
}
