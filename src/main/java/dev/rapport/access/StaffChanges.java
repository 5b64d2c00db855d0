package dev.rapport.access;

import dev.rapport.access.StaffChange.What;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who changed what about people and teams, and when. Only added to. */
@Repository
public class StaffChanges {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Access access;
    private final Clock clock;

    StaffChanges(JdbcClient jdbc, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    /** Of the person; nothing when it is as it was. */
    public void note(UserId person, What what, @Nullable Object before, @Nullable Object after) {
        add(person, null, what, before, after);
    }

    /** Of the team. */
    public void note(String team, What what, @Nullable Object before, @Nullable Object after) {
        add(null, team, what, before, after);
    }

    /** The last one first. */
    public List<StaffChange> of(UserId person) {
        return list("person_id", person.value());
    }

    public List<StaffChange> of(String team) {
        return list("team", team);
    }

    private List<StaffChange> list(String about, Object which) {
        return jdbc.sql("""
                        select c.at, c.changed_by, u.name, c.what, c.before, c.after
                        from staff_change c
                        left join app_user u on u.id = c.changed_by
                        where c.%s = :which
                        order by c.id desc
                        limit :limit
                        """.formatted(about))
                .param("which", which)
                .param("limit", MOST)
                .query((row, number) -> new StaffChange(
                        Instants.instant(row, "at"),
                        user(row.getObject("changed_by", UUID.class)),
                        row.getString("name"),
                        What.valueOf(row.getString("what")),
                        row.getString("before"),
                        row.getString("after")))
                .list();
    }

    private void add(
            @Nullable UserId person,
            @Nullable String team,
            What what,
            @Nullable Object before,
            @Nullable Object after) {
        var was = text(before);
        var is = text(after);
        if (what != What.PASSWORD && Objects.equals(was, is)) return;
        jdbc.sql("""
                        insert into staff_change (id, person_id, team, at, changed_by, what, before, after)
                        values (:id, :person, :team, :at, :by, :what, :before, :after)
                        """)
                .param("id", Ids.next())
                .param("person", person == null ? null : person.value(), Types.OTHER)
                .param("team", team, Types.VARCHAR)
                .param("at", Instants.utc(clock.instant()))
                .param("by", by(), Types.OTHER)
                .param("what", what.name())
                .param("before", was, Types.VARCHAR)
                .param("after", is, Types.VARCHAR)
                .update();
    }

    private static @Nullable UserId user(@Nullable UUID id) {
        return id == null ? null : new UserId(id);
    }

    private @Nullable UUID by() {
        return access.current().map(asker -> asker.id().value()).orElse(null);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null) return null;
        var text = value instanceof List<?> many
                ? String.join(", ", many.stream().map(String::valueOf).toList())
                : value.toString();
        return text.isEmpty() ? null : text;
    }
}
