package dev.rapport.access;

import dev.rapport.access.StaffChange.What;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds people and teams. For administrators, for imports that managers start too, and for the system itself. */
@Component
public class StaffAdmin {

    /** A manager's import does not make somebody who may more than the manager. */
    private static final Set<Role> MANAGERS_GIVE = Set.of(Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER);

    private final JdbcClient jdbc;
    private final Staff staff;
    private final Access access;
    private final Passwords passwords;
    private final StaffChanges changes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StaffAdmin(
            JdbcClient jdbc,
            Staff staff,
            Access access,
            Passwords passwords,
            StaffChanges changes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.access = access;
        this.passwords = passwords;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /** Adds a person; a login that is taken, or looks like one that is, is refused as a conflict. */
    @Transactional
    public UserId addPerson(NewPerson person) {
        access.requireRole(Role.ADMIN, Role.MANAGER);
        if (!MANAGERS_GIVE.containsAll(person.roles())) access.requireRole(Role.ADMIN);
        var profile = person.profile();
        profile.requireSane();
        var id = UserId.next();
        var login = LoginName.of(person.login());
        try {
            insert(id, login, profile, person.password());
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("access.login-taken", login.text());
        }
        changes.note(id, What.ADDED, null, login.text());
        changes.note(id, What.ROLES, null, profile.roles());
        if (person.team() != null) joinTeam(id, person.team(), true);
        events.publishEvent(new AccountsChanged());
        return id;
    }

    /** Adds a team, or changes names and parent of the one with that key. */
    @Transactional
    public void putTeam(String key, String name, String chineseName, @Nullable String parent) {
        access.requireRole(Role.ADMIN, Role.MANAGER);
        if (!key.matches("[a-z0-9][a-z0-9-]{0,99}")) throw Refused.invalid("access.bad-team-key", key);
        var called = CleanText.line(name);
        var chinese = CleanText.line(chineseName);
        PersonProfile.requireName(called);
        PersonProfile.requireName(chinese);
        requireAbove(key, parent);
        var before = staff.team(key);
        jdbc.sql("""
                        insert into team (key, name, name_zh, parent)
                        values (:key, :name, :chineseName, :parent)
                        on conflict (key) do update
                        set name = excluded.name,
                            name_zh = excluded.name_zh,
                            parent = excluded.parent
                        """)
                .param("key", key)
                .param("name", called)
                .param("chineseName", chinese)
                .param("parent", parent, Types.VARCHAR)
                .update();
        changes.note(key, What.NAME, before.map(Team::name).orElse(null), called);
        changes.note(key, What.CHINESE_NAME, before.map(Team::chineseName).orElse(null), chinese);
        changes.note(key, What.PARENT, before.map(Team::parent).orElse(null), parent);
        events.publishEvent(new AccountsChanged());
    }

    /** Makes the person a member; joining again only changes which team is the main one. */
    @Transactional
    public void joinTeam(UserId user, String team, boolean main) {
        access.requireRole(Role.ADMIN, Role.MANAGER);
        requireMayMove(user);
        if (staff.team(team).filter(known -> !known.active()).isPresent())
            throw Refused.conflict("access.team-left", team);
        var before = teamsOf(user);
        if (main)
            jdbc.sql("update team_member set main = false where user_id = :user and team <> :team and main")
                    .param("user", user.value())
                    .param("team", team)
                    .update();
        jdbc.sql("""
                        insert into team_member (team, user_id, main)
                        values (:team, :user, :main)
                        on conflict (team, user_id) do update
                        set main = excluded.main
                        """)
                .param("team", team)
                .param("user", user.value())
                .param("main", main)
                .update();
        changes.note(user, What.TEAMS, before, teamsOf(user));
        events.publishEvent(new AccountsChanged());
    }

    @Transactional
    public void makeLead(String team, @Nullable UserId user) {
        access.requireRole(Role.ADMIN, Role.MANAGER);
        if (user != null) requireMayMove(user);
        var before = staff.leadOf(team);
        jdbc.sql("update team set lead = :user where key = :team")
                .param("user", user == null ? null : user.value(), Types.OTHER)
                .param("team", team)
                .update();
        changes.note(team, What.LEAD, before.map(this::name).orElse(null), user == null ? null : name(user));
        events.publishEvent(new AccountsChanged());
    }

    /** Nor does it move somebody who may more, whom the manager would then look after. */
    private void requireMayMove(UserId user) {
        if (staff.byId(user)
                .filter(person -> !MANAGERS_GIVE.containsAll(person.roles()))
                .isPresent()) access.requireRole(Role.ADMIN);
    }

    /** A team that is above another is not below it as well. */
    private void requireAbove(String key, @Nullable String parent) {
        if (parent == null) return;
        if (staff.team(parent).isEmpty()) throw Refused.invalid("access.no-such-team", parent);
        var climbed = new HashSet<String>();
        for (var above = Optional.of(parent);
                above.isPresent() && climbed.add(above.get());
                above = staff.teamAbove(above.get()))
            if (above.get().equals(key)) throw Refused.invalid("access.team-above-itself");
    }

    /** The main one first. */
    private List<String> teamsOf(UserId user) {
        return jdbc.sql("select team from team_member where user_id = :user order by main desc, team")
                .param("user", user.value())
                .query((row, number) -> row.getString("team"))
                .list();
    }

    private String name(UserId user) {
        return staff.byId(user).map(Person::name).orElse("–");
    }

    private void insert(UserId id, LoginName login, PersonProfile profile, @Nullable String password) {
        jdbc.sql("""
                        insert into app_user (id, login, name, password_hash, roles, skills, territories, capacity,
                            locale, zone, created_at)
                        values (:id, :login, :name, :hash, :roles, :skills, :territories, :capacity,
                            :locale, :zone, :now)
                        """)
                .param("id", id.value())
                .param("login", login.text())
                .param("name", profile.name())
                .param("hash", passwords.hash(password))
                .param("roles", profile.roles().stream().map(Role::name).toArray(String[]::new))
                .param("skills", array(profile.skills()))
                .param("territories", array(profile.territories()))
                .param("capacity", profile.capacity())
                .param("locale", profile.locale().toLanguageTag())
                .param("zone", profile.zone().getId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
