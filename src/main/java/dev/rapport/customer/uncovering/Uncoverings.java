package dev.rapport.customer.uncovering;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.Standing;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people had shown of customers in full, for those who watch over it. */
@Component
public class Uncoverings {

    private static final int LONGEST_PAGE = 200;
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 1, 1);
    private static final UUID LAST = new UUID(-1, -1);

    private record From(LocalDate day, UUID person) {

        static From of(String cursor) {
            var parts = Cursor.parse(cursor, 2);
            try {
                return new From(LocalDate.parse(parts.get(0)), Ids.parse(parts.get(1)));
            } catch (DateTimeParseException e) {
                throw Refused.invalid("error.bad-cursor");
            }
        }
    }

    private final JdbcClient jdbc;

    Uncoverings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The last day first; of one day in the order of ids of people.
     *
     * @param unusual those alone that are so
     * @param person of whom; of all if absent
     */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<UncoveringDay> days(boolean unusual, @Nullable UserId person, int limit, @Nullable String after) {
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        var from = after == null ? new From(LAST_DAY, LAST) : From.of(after);
        var rows = jdbc.sql("""
                        select person_id, day, shown, of_others, usual
                        from uncovering_day
                        where (day, person_id) < (:day, :last)
                            and (cast(:person as uuid) is null or person_id = :person)
                            and (not :unusual or unusual_at is not null)
                        order by day desc, person_id desc
                        limit :limit
                        """)
                .param("day", from.day())
                .param("last", from.person())
                .param("person", person == null ? null : person.value(), Types.OTHER)
                .param("unusual", unusual)
                .param("limit", size + 1)
                .query((row, number) -> new UncoveringDay(
                        new UserId(row.getObject("person_id", UUID.class)),
                        row.getObject("day", LocalDate.class),
                        row.getInt("shown"),
                        row.getInt("of_others"),
                        row.getInt("usual")))
                .list();
        return Page.of(rows, size, row -> Cursor.of(row.day(), row.person()));
    }

    /** What one person had shown on a day, the last first. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<Uncovering> of(UserId person, LocalDate day, int limit, @Nullable String after) {
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        var rows = jdbc.sql("""
                        select id, at, customer_id, field, standing, reason
                        from uncovering
                        where person_id = :person
                            and day = :day
                            and id < :after
                        order by id desc
                        limit :limit
                        """)
                .param("person", person.value())
                .param("day", day)
                .param("after", after == null ? LAST : Cursor.id(after))
                .param("limit", size + 1)
                .query((row, number) -> new Uncovering(
                        row.getObject("id", UUID.class),
                        Instants.instant(row, "at"),
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        row.getString("field"),
                        Standing.valueOf(row.getString("standing")),
                        row.getString("reason")))
                .list();
        return Page.of(rows, size, row -> Cursor.of(row.id()));
    }
}
