package dev.rapport.insight.breaches;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The lists of breaches that people keep: their own, and those that are shared with a team they are in. */
@ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@ForOneself
@Service
@Transactional
public class BreachViews {

    public static final int LONGEST_NAME = 60;

    private static final int LONGEST_ADDRESS = 1_000;
    private static final int MOST = 30;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Access access;
    private final Staff staff;
    private final Clock clock;

    BreachViews(JdbcClient jdbc, JsonMapper json, Access access, Staff staff, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.access = access;
        this.staff = staff;
        this.clock = clock;
    }

    /** One's own and those shared with one's teams, by name. */
    @Transactional(readOnly = true)
    public List<BreachView> mine() {
        var me = access.me();
        return jdbc.sql("""
                        select *
                        from breach_view
                        where user_id = :me
                            or team = any(:teams)
                        order by lower(name), id
                        """)
                .param("me", me.id().value())
                .param("teams", me.teams().toArray(String[]::new))
                .query(this::read)
                .list();
    }

    /** Keeps a list under a name, in place of one's own of that name. */
    public BreachView save(String name, @Nullable String team, Map<String, String> address) {
        var text = CleanText.line(name);
        if (text.isEmpty() || text.length() > LONGEST_NAME) throw Refused.invalid("sla.view-bad-name", LONGEST_NAME);
        if (team != null && staff.team(team).isEmpty()) throw Refused.invalid("sla.no-such-team", team);
        var written = json.writeValueAsString(address);
        if (written.length() > LONGEST_ADDRESS) throw Refused.invalid("sla.filter-too-long", text, LONGEST_ADDRESS);
        var me = access.me().id();
        if (count(me) >= MOST) throw Refused.invalid("sla.view-too-many", MOST);
        return jdbc.sql("""
                        insert into breach_view (id, user_id, name, team, address, created_at)
                        values (:id, :me, :name, :team, :address, :now)
                        on conflict (user_id, name) do update
                        set team = excluded.team, address = excluded.address
                        returning *
                        """)
                .param("id", Ids.next())
                .param("me", me.value())
                .param("name", text)
                .param("team", team, Types.VARCHAR)
                .param("address", written)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(this::read)
                .single();
    }

    /** Removes one's own; those of others stay theirs. */
    public void remove(UUID id) {
        var me = access.me().id();
        var gone = jdbc.sql("delete from breach_view where id = :id and user_id = :me")
                .param("id", id)
                .param("me", me.value())
                .update();
        if (gone == 0) throw Refused.notAllowed("sla.view-not-yours");
    }

    private int count(UserId me) {
        return jdbc.sql("select count(*) from breach_view where user_id = :me")
                .param("me", me.value())
                .query(Integer.class)
                .single();
    }

    private BreachView read(ResultSet row, int number) throws SQLException {
        return new BreachView(
                row.getObject("id", UUID.class),
                new UserId(row.getObject("user_id", UUID.class)),
                row.getString("name"),
                row.getString("team"),
                json.readValue(row.getString("address"), new TypeReference<>() {}));
    }
}
