package dev.rapport.access;

import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people of the organisation and their teams. */
@Component
public class Staff {

    /**
     * A person as routing sees them.
     *
     * @param team key of the main team
     * @param capacity how many open cases the person should have at most
     */
    public record Colleague(
            UserId id,
            String name,
            String team,
            Set<String> skills,
            Set<String> territories,
            int capacity,
            boolean absent) {}

    private final JdbcClient jdbc;
    private final People people;

    Staff(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** Also people who left. */
    @ForStrangers("people log in")
    public Optional<Person> byId(UserId id) {
        return people.byId(id).map(People.Account::person);
    }

    /** Whether the person may log in and work. */
    @ForEverybody("colleagues know each other and their teams")
    public boolean isEnabled(UserId id) {
        return people.byId(id).filter(People.Account::enabled).isPresent();
    }

    @ForStrangers("people log in")
    public Optional<Person> byLogin(String login) {
        return people.byLogin(login).map(People.Account::person);
    }

    public Optional<Person> byName(String name) {
        return people.byName(name).map(People.Account::person);
    }

    /** Names for many ids in one query. */
    @ForEverybody("colleagues know each other and their teams")
    public Map<UserId, String> names(Collection<UserId> ids) {
        if (ids.isEmpty()) return Map.of();
        var names = new HashMap<UserId, String>();
        jdbc.sql("""
                        select id, name
                        from app_user
                        where id = any(:ids)
                        """)
                .param("ids", ids.stream().map(UserId::value).distinct().toArray(UUID[]::new))
                .query(row -> {
                    names.put(new UserId(row.getObject("id", UUID.class)), row.getString("name"));
                });
        return Map.copyOf(names);
    }

    /** Those who may log in and whose name or login has the part in it, by name. */
    @ForEverybody("colleagues know each other and their teams")
    public List<Person> named(String part, int limit) {
        return jdbc
                .sql("""
                        select id
                        from app_user
                        where enabled
                            and strpos(lower(name) || ' ' || login, :part) > 0
                        order by name, id
                        limit :limit
                        """)
                .param("part", part.strip().toLowerCase(Locale.ROOT))
                .param("limit", limit)
                .query((row, number) -> new UserId(row.getObject("id", UUID.class)))
                .list()
                .stream()
                .flatMap(id -> byId(id).stream())
                .toList();
    }

    /** The names of those who may log in and have one of the roles. */
    @ForEverybody("colleagues know each other and their teams")
    public Map<UserId, String> having(Role... roles) {
        var names = new HashMap<UserId, String>();
        jdbc.sql("""
                        select id, name
                        from app_user
                        where enabled
                            and roles && cast(:roles as text[])
                        """)
                .param("roles", Arrays.stream(roles).map(Role::name).toArray(String[]::new))
                .query(row -> {
                    names.put(new UserId(row.getObject("id", UUID.class)), row.getString("name"));
                });
        return Map.copyOf(names);
    }

    /** The teams in which somebody may log in and has one of the roles. */
    @ForEverybody("colleagues know each other and their teams")
    public Set<String> teamsHaving(Role... roles) {
        return Set.copyOf(jdbc.sql("""
                        select distinct member.team
                        from team_member member
                        join app_user u on u.id = member.user_id
                        where u.enabled
                            and u.roles && cast(:roles as text[])
                        """)
                .param("roles", Arrays.stream(roles).map(Role::name).toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Whether somebody of the team may log in and has the role. */
    public boolean isAnyoneIn(String team, Role role) {
        return jdbc.sql("""
                        select exists (
                            select 1
                            from team_member member
                            join app_user u on u.id = member.user_id
                            where member.team = :team
                                and u.enabled
                                and :role = any(u.roles)
                        )
                        """)
                .param("team", team)
                .param("role", role.name())
                .query(Boolean.class)
                .single();
    }

    /** The people of a team who may be given work, with whether they are absent at that time. */
    public List<Colleague> colleagues(String team, Instant at) {
        return jdbc.sql("""
                        select u.id, u.name, u.skills, u.territories, u.capacity,
                            coalesce(main.team, member.team) as main_team,
                            not u.available or exists (
                                select 1
                                from absence a
                                where a.user_id = u.id
                                    and a.starts_at <= :at
                                    and a.ends_at > :at
                            ) as absent
                        from team_member member
                        join app_user u on u.id = member.user_id
                        left join team_member main on main.user_id = u.id and main.main
                        where member.team = :team
                            and u.enabled
                        order by u.id
                        """)
                .param("team", team)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Staff::colleague)
                .list();
    }

    /** The team whose work the person does first; empty for who is in none. */
    public Optional<String> mainTeamOf(UserId person) {
        return jdbc.sql("select team from team_member where user_id = :person order by main desc, team limit 1")
                .param("person", person.value())
                .query(String.class)
                .optional();
    }

    /** Whether the person is on leave at that time, or takes no new work. */
    public boolean isAbsent(UserId person, Instant at) {
        return jdbc.sql("""
                        select not u.available or not u.enabled or exists (
                            select 1
                            from absence a
                            where a.user_id = u.id
                                and a.starts_at <= :at
                                and a.ends_at > :at
                        )
                        from app_user u
                        where u.id = :person
                        """)
                .param("person", person.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** The hours in which the person wants to be left alone, if they said so. */
    public Optional<QuietHours> quietHoursOf(UserId person) {
        return jdbc.sql("select zone, quiet_from, quiet_to from app_user where id = :person and quiet_from is not null")
                .param("person", person.value())
                .query((row, number) -> new QuietHours(
                        ZoneId.of(row.getString("zone")),
                        row.getObject("quiet_from", LocalTime.class),
                        row.getObject("quiet_to", LocalTime.class)))
                .optional();
    }

    /** Where e-mail reaches the person, if they said so. */
    public Optional<String> emailOf(UserId person) {
        return jdbc.sql("select email from app_user where id = :person and enabled and email is not null")
                .param("person", person.value())
                .query(String.class)
                .optional();
    }

    /** Who stands in for an absent person at that time, if somebody was named. */
    public Optional<UserId> substituteOf(UserId absent, Instant at) {
        return jdbc.sql("""
                        select a.substitute
                        from absence a
                        join app_user u on u.id = a.substitute and u.enabled and u.available
                        where a.user_id = :absent
                            and a.starts_at <= :at
                            and a.ends_at > :at
                        order by a.starts_at desc
                        limit 1
                        """)
                .param("absent", absent.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    /** When the absence of a person ends that lasts at that time; empty when there is none or nobody knows. */
    public Optional<Instant> absentUntil(UserId absent, Instant at) {
        return jdbc.sql("""
                        select max(ends_at)
                        from absence
                        where user_id = :absent
                            and starts_at <= :at
                            and ends_at > :at
                        """)
                .param("absent", absent.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Those that are offered, in the order of their keys. */
    @ForEverybody("colleagues know each other and their teams")
    public List<Team> activeTeams() {
        return teams().values().stream()
                .filter(Team::active)
                .sorted(Comparator.comparing(Team::key))
                .toList();
    }

    /** Every team, by key, with those that were given up. */
    @ForEverybody("colleagues know each other and their teams")
    public Map<String, Team> teams() {
        var teams = new HashMap<String, Team>();
        jdbc.sql("select * from team").query(row -> {
            teams.put(row.getString("key"), team(row));
        });
        return Map.copyOf(teams);
    }

    @ForEverybody("colleagues know each other and their teams")
    public Optional<Team> team(String key) {
        return jdbc.sql("select * from team where key = :key")
                .param("key", key)
                .query((row, number) -> team(row))
                .optional();
    }

    /** The lead of a team. */
    public Optional<UserId> leadOf(String team) {
        return team(team).map(Team::lead);
    }

    /** The team above, to which a team's unsolved work climbs. */
    public Optional<String> teamAbove(String team) {
        return team(team).map(Team::parent);
    }

    private static Team team(ResultSet row) throws SQLException {
        return new Team(
                row.getString("key"),
                row.getString("name"),
                row.getString("name_zh"),
                row.getString("parent"),
                user(row.getObject("lead", UUID.class)),
                row.getBoolean("enabled"));
    }

    private static @Nullable UserId user(@Nullable UUID id) {
        return id == null ? null : new UserId(id);
    }

    private static Colleague colleague(ResultSet row, int number) throws SQLException {
        return new Colleague(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("main_team"),
                People.texts(row.getArray("skills")),
                People.texts(row.getArray("territories")),
                row.getInt("capacity"),
                row.getBoolean("absent"));
    }
}
