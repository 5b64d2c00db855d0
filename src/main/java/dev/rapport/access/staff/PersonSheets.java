package dev.rapport.access.staff;

import dev.rapport.access.AtTelephone;
import dev.rapport.access.AtTelephones;
import dev.rapport.access.PersonProfile;
import dev.rapport.access.Role;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads people with all that is said of them. */
@Repository
class PersonSheets {

    private static final int LONGEST_PAGE = 200;

    private static final String SELECT = """
            select u.*, lower(u.name) as sort_name,
                array(
                    select m.team
                    from team_member m
                    where m.user_id = u.id
                ) as teams,
                (
                    select m.team
                    from team_member m
                    where m.user_id = u.id
                        and m.main
                ) as main_team,
                u.available and not exists (
                    select 1
                    from absence a
                    where a.user_id = u.id
                        and a.starts_at <= :now
                        and a.ends_at > :now
                ) as present,
                (
                    select count(*)
                    from api_token t
                    where t.user_id = u.id
                        and t.expires_at > :now
                ) as tokens
            from app_user u
            """;

    private final JdbcClient jdbc;
    private final Charges charges;
    private final ObjectProvider<AtTelephones> telephones;
    private final Clock clock;

    PersonSheets(JdbcClient jdbc, Charges charges, ObjectProvider<AtTelephones> telephones, Clock clock) {
        this.jdbc = jdbc;
        this.charges = charges;
        this.telephones = telephones;
        this.clock = clock;
    }

    Optional<PersonSheet> find(UserId id) {
        return jdbc.sql(SELECT + "where u.id = :id")
                .param("id", id.value())
                .param("now", Instants.utc(clock.instant()))
                .query(PersonSheets::sheet)
                .optional()
                .map(sheet -> sheet.at(standing(List.of(sheet.id())).get(sheet.id())));
    }

    /** Those whom the asker looks after, by name. */
    Page<PersonSheet> list(PeopleFilter filter, int limit, @Nullable String after) {
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        var last = after == null ? null : Cursor.parse(after, 2);
        var rows = jdbc.sql(SELECT + """
                        where %s
                            and (:former or u.enabled)
                            and (cast(:team as text) is null or exists (
                                select 1
                                from team_member m
                                where m.user_id = u.id
                                    and m.team = :team
                            ))
                            and (:text = '' or strpos(folded(u.name || ' ' || u.login), folded(:text)) > 0)
                            and (cast(:name as text) is null or (lower(u.name), u.id) > (:name, :last))
                        order by lower(u.name), u.id
                        limit :limit
                        """.formatted(charges.condition()))
                .params(charges.parameters())
                .param("now", Instants.utc(clock.instant()))
                .param("former", filter.former())
                .param("team", filter.team(), Types.VARCHAR)
                .param("text", filter.text())
                .param("name", last == null ? null : last.getFirst(), Types.VARCHAR)
                .param("last", last == null ? null : Ids.parse(last.getLast()), Types.OTHER)
                .param("limit", size + 1)
                .query((row, number) -> new Row(sheet(row, number), row.getString("sort_name")))
                .list();
        var standing = standing(rows.stream().map(row -> row.sheet().id()).toList());
        return Page.of(rows, size, row -> Cursor.of(row.sortName(), row.sheet().id()))
                .map(Row::sheet)
                .map(sheet -> sheet.at(standing.get(sheet.id())));
    }

    private Map<UserId, AtTelephone> standing(List<UserId> people) {
        var standing = new HashMap<UserId, AtTelephone>();
        telephones.forEach(one -> standing.putAll(one.of(people)));
        return standing;
    }

    private record Row(PersonSheet sheet, String sortName) {}

    private static PersonSheet sheet(ResultSet row, int number) throws SQLException {
        var profile = new PersonProfile(
                row.getString("name"),
                texts(row, "roles").stream().map(Role::valueOf).toList(),
                texts(row, "teams"),
                row.getString("main_team"),
                texts(row, "skills"),
                texts(row, "territories"),
                row.getInt("capacity"),
                Locale.forLanguageTag(row.getString("locale")),
                ZoneId.of(row.getString("zone")));
        return new PersonSheet(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("login"),
                profile,
                row.getBoolean("enabled"),
                row.getBoolean("present"),
                row.getBoolean("password_must_change"),
                row.getInt("tokens"),
                null);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Stream.of((String[]) array.getArray()).toList();
    }
}
