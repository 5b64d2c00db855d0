package dev.rapport.access;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Ids;
import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds and changes people and teams. For administrators, for imports they start, and for the system itself. */
@Component
public class StaffAdmin {

    private final JdbcClient jdbc;
    private final Access access;
    private final Passwords passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StaffAdmin(JdbcClient jdbc, Access access, Passwords passwords, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    /** Adds a person; a login that is taken is refused as a conflict. */
    @Transactional
    public UserId addPerson(NewPerson person) {
        access.requireRole(Role.ADMIN, Role.MANAGER);
        requireSane(person);
        var id = UserId.next();
        try {
            insert(id, person);
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("access.login-taken", person.login());
        }
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
        if (called.isEmpty() || called.length() > 200) throw Refused.invalid("access.bad-name");
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
                .param("chineseName", CleanText.line(chineseName))
                .param("parent", parent)
                .update();
        events.publishEvent(new AccountsChanged());
    }

    /** Makes the person a member; joining again only changes which team is the main one. */
    @Transactional
    public void joinTeam(UserId user, String team, boolean main) {
        access.requireRole(Role.ADMIN, Role.MANAGER);
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
        events.publishEvent(new AccountsChanged());
    }

    @Transactional
    public void makeLead(String team, UserId user) {
        access.requireRole(Role.ADMIN, Role.MANAGER);
        jdbc.sql("update team set lead = :user where key = :team")
                .param("user", user.value())
                .param("team", team)
                .update();
        events.publishEvent(new AccountsChanged());
    }

    /** A person who left: cannot log in and is given no work; what they did stays. */
    @Transactional
    public void disable(UserId user) {
        access.requireRole(Role.ADMIN);
        jdbc.sql("update app_user set enabled = false where id = :user")
                .param("user", user.value())
                .update();
        events.publishEvent(new AccountsChanged());
        events.publishEvent(new AvailabilityChanged(user, false));
    }

    /** Notes that a person is away and who stands in. */
    @Transactional
    public void addAbsence(UserId user, Instant from, Instant to, @Nullable UserId substitute) {
        if (!access.current().map(Person::id).equals(java.util.Optional.of(user)))
            access.requireRole(Role.ADMIN, Role.MANAGER);
        KeptYears.require(from);
        KeptYears.require(to);
        if (!from.isBefore(to)) throw Refused.invalid("access.absence-ends-before-start");
        jdbc.sql("""
                        insert into absence (id, user_id, starts_at, ends_at, substitute)
                        values (:id, :user, :from, :to, :substitute)
                        """)
                .param("id", Ids.next())
                .param("user", user.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("substitute", substitute == null ? null : substitute.value())
                .update();
    }

    private void insert(UserId id, NewPerson person) {
        jdbc.sql("""
                        insert into app_user (id, login, name, password_hash, roles, skills, territories, capacity,
                            locale, zone, created_at)
                        values (:id, :login, :name, :hash, :roles, :skills, :territories, :capacity,
                            :locale, :zone, :now)
                        """)
                .param("id", id.value())
                .param("login", login(person))
                .param("name", CleanText.line(person.name()))
                .param("hash", passwords.hash(person.password()))
                .param("roles", person.roles().stream().map(Role::name).toArray(String[]::new))
                .param("skills", array(person.skills()))
                .param("territories", array(person.territories()))
                .param("capacity", person.capacity())
                .param("locale", person.locale().toLanguageTag())
                .param("zone", person.zone().getId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static void requireSane(NewPerson person) {
        if (!login(person).matches("[\\p{L}\\p{N}._@-]{1,100}"))
            throw Refused.invalid("access.bad-login", person.login());
        var called = CleanText.line(person.name());
        if (called.isEmpty() || called.length() > 200) throw Refused.invalid("access.bad-name");
        if (person.capacity() < 0 || person.capacity() > 100_000) throw Refused.invalid("access.bad-capacity");
    }

    private static String login(NewPerson person) {
        return person.login().strip().toLowerCase(Locale.ROOT);
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
