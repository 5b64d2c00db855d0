package dev.rapport.access;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.SavedFilter;
import dev.rapport.platform.ui.SavedFilters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Filters are their owner's; those shared with a team are chosen by its people and changed by the owner. */
@ForOneself
@Service
@Transactional
class KeptFilters implements SavedFilters {

    private static final int LONGEST_ADDRESS = 1_000;
    private static final int MOST = 30;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Access access;
    private final Staff staff;
    private final Clock clock;

    KeptFilters(JdbcClient jdbc, JsonMapper json, Access access, Staff staff, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.access = access;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<SavedFilter> of(String page) {
        var me = access.me();
        return jdbc.sql("""
                        select filter.*, team.name as team_name, team.name_zh as team_name_zh
                        from saved_filter filter
                        left join team on team.key = filter.team
                        where filter.page = :page
                            and (filter.user_id = :me or filter.team = any(:teams))
                        order by lower(filter.name), filter.id
                        """)
                .param("page", page)
                .param("me", me.id().value())
                .param("teams", me.teams().toArray(String[]::new))
                .query((row, number) -> read(row, me))
                .list();
    }

    @Override
    public void save(String page, String name, @Nullable String team, Map<String, String> address) {
        var text = checked(name);
        requireTeam(team);
        var written = json.writeValueAsString(address);
        if (written.length() > LONGEST_ADDRESS) throw Refused.invalid("access.filter-too-long", LONGEST_ADDRESS);
        var me = access.me().id();
        var known = jdbc.sql("select count(*) from saved_filter where user_id = :me and page = :page and name <> :name")
                .param("me", me.value())
                .param("page", page)
                .param("name", text)
                .query(Integer.class)
                .single();
        if (known >= MOST) throw Refused.invalid("access.filters-too-many", MOST);
        jdbc.sql("""
                        insert into saved_filter (id, user_id, page, name, team, address, created_at)
                        values (:id, :me, :page, :name, :team, :address, :now)
                        on conflict (user_id, page, name) do update
                        set team = excluded.team, address = excluded.address
                        """)
                .param("id", Ids.next())
                .param("me", me.value())
                .param("page", page)
                .param("name", text)
                .param("team", team, Types.VARCHAR)
                .param("address", written)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void change(UUID id, String name, @Nullable String team) {
        var text = checked(name);
        requireTeam(team);
        try {
            var changed = jdbc.sql(
                            "update saved_filter set name = :name, team = :team where id = :id and user_id = :me")
                    .param("name", text)
                    .param("team", team, Types.VARCHAR)
                    .param("id", id)
                    .param("me", access.me().id().value())
                    .update();
            if (changed == 0) throw Refused.notAllowed("access.filter-not-yours");
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("access.filter-name-taken", text);
        }
    }

    @Override
    public void remove(UUID id) {
        var gone = jdbc.sql("delete from saved_filter where id = :id and user_id = :me")
                .param("id", id)
                .param("me", access.me().id().value())
                .update();
        if (gone == 0) throw Refused.notAllowed("access.filter-not-yours");
    }

    /** One's own; for who sees all, every team. */
    @Override
    @Transactional(readOnly = true)
    public Map<String, String> teams() {
        var me = access.me();
        var names = new LinkedHashMap<String, String>();
        staff.activeTeams().stream()
                .filter(team -> me.seesAll() || me.teams().contains(team.key()))
                .forEach(team -> names.put(team.key(), team.name(me.locale())));
        return names;
    }

    private static String checked(String name) {
        var text = CleanText.line(name);
        if (text.isEmpty() || text.length() > LONGEST_NAME)
            throw Refused.invalid("access.filter-bad-name", LONGEST_NAME);
        return text;
    }

    private void requireTeam(@Nullable String team) {
        if (team != null && !teams().containsKey(team)) throw Refused.notAllowed("access.filter-other-team", team);
    }

    private SavedFilter read(ResultSet row, Person me) throws SQLException {
        return new SavedFilter(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("team"),
                row.getString("zh".equals(me.locale().getLanguage()) ? "team_name_zh" : "team_name"),
                row.getObject("user_id", UUID.class).equals(me.id().value()),
                json.readValue(row.getString("address"), new TypeReference<>() {}));
    }
}
