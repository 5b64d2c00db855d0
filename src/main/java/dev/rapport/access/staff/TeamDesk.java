package dev.rapport.access.staff;

import dev.rapport.access.Access;
import dev.rapport.access.AccountsChanged;
import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.StaffAdmin;
import dev.rapport.access.StaffChange;
import dev.rapport.access.StaffChange.What;
import dev.rapport.access.StaffChanges;
import dev.rapport.access.Team;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import dev.rapport.platform.WorkInHand;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The teams of the organisation, for administrators. */
@NamedInterface("staff")
@ForRoles(Role.ADMIN)
@Service
@Transactional
public class TeamDesk {

    private static final int LONGEST_PAGE = 200;

    /** What may be said of a team otherwise. */
    public record Wish(
            String name,
            String chineseName,
            @Nullable String parent,
            @Nullable UserId lead) {}

    private final JdbcClient jdbc;
    private final Staff staff;
    private final StaffAdmin admin;
    private final StaffDesk people;
    private final Administrators administrators;
    private final List<WorkInHand> kinds;
    private final StaffChanges changes;
    private final ChangedMeanwhile meanwhile;
    private final Access access;
    private final Texts texts;
    private final ApplicationEventPublisher events;

    TeamDesk(
            JdbcClient jdbc,
            Staff staff,
            StaffAdmin admin,
            StaffDesk people,
            Administrators administrators,
            List<WorkInHand> kinds,
            StaffChanges changes,
            ChangedMeanwhile meanwhile,
            Access access,
            Texts texts,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.admin = admin;
        this.people = people;
        this.administrators = administrators;
        this.kinds = kinds;
        this.changes = changes;
        this.meanwhile = meanwhile;
        this.access = access;
        this.texts = texts;
        this.events = events;
    }

    /** By key, with those that were given up. */
    @Transactional(readOnly = true)
    public Page<Team> list(int limit, @Nullable String after) {
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        var last = after == null ? "" : Cursor.parse(after, 1).getFirst();
        var rows = staff.teams().values().stream()
                .sorted(Comparator.comparing(Team::key))
                .filter(team -> team.key().compareTo(last) > 0)
                .limit(size + 1L)
                .toList();
        return Page.of(rows, size, team -> Cursor.of(team.key()));
    }

    @Transactional(readOnly = true)
    public Team get(String key) {
        return staff.team(key).orElseThrow(() -> Refused.notFound("error.no-such-id", key));
    }

    /** What was changed about the team, the last change first. */
    @Transactional(readOnly = true)
    public List<StaffChange> changes(String key) {
        return changes.of(get(key).key());
    }

    public Team add(String key, Wish wish) {
        administrators.oneAtATime();
        if (staff.team(key).isPresent()) throw Refused.conflict("access.team-known", key);
        put(key, wish);
        return get(key);
    }

    /**
     * @param read what the asker replaces; refused when somebody wrote something else meanwhile
     */
    public Team change(String key, Wish wish, Revision read) {
        var before = locked(key);
        if (!read.isStill(before.revision()) && !said(before).equals(wish)) throw changed(before);
        put(key, wish);
        return get(key);
    }

    /** Does nothing where somebody else leads the team already. */
    public void leadInstead(String key, UserId before, UserId lead) {
        if (!before.equals(locked(key).lead())) return;
        requireKept(null, lead);
        admin.makeLead(key, lead);
    }

    public void join(String key, UserId person, boolean main) {
        if (!locked(key).active()) throw Refused.conflict("access.team-left", key);
        var sheet = people.locked(person);
        if (!sheet.active())
            throw Refused.conflict("access.person-left", sheet.profile().name());
        admin.joinTeam(person, key, main || sheet.profile().teams().isEmpty());
    }

    /** Takes somebody out of the team; another of their teams becomes the main one if this was. */
    public void part(String key, UserId person) {
        get(key);
        administrators.oneAtATime();
        var before = people.locked(person).profile();
        if (!before.teams().contains(key)) throw Refused.notFound("access.not-in-team", before.name(), key);
        jdbc.sql("delete from team_member where team = :team and user_id = :person")
                .param("team", key)
                .param("person", person.value())
                .update();
        if (key.equals(before.mainTeam()))
            jdbc.sql("""
                            update team_member
                            set main = true
                            where user_id = :person
                                and team = (
                                    select min(team)
                                    from team_member
                                    where user_id = :person
                                )
                            """).param("person", person.value()).update();
        changes.note(
                person,
                What.TEAMS,
                before.teamsMainFirst(),
                people.found(person).profile().teamsMainFirst());
        events.publishEvent(new AccountsChanged());
    }

    /** The team is not offered any more; refused while somebody, other teams or open work are in it. */
    public Team giveUp(String key) {
        if (!locked(key).active()) return get(key);
        requireEmpty(key);
        return activate(key, false);
    }

    public Team takeUp(String key) {
        var team = locked(key);
        if (team.active()) return team;
        requireKept(team.parent(), team.lead());
        return activate(key, true);
    }

    private void put(String key, Wish wish) {
        var lead = wish.lead();
        var parent = wish.parent();
        requireKept(parent, lead);
        admin.putTeam(key, wish.name(), wish.chineseName(), parent);
        if (!Objects.equals(staff.leadOf(key).orElse(null), lead)) admin.makeLead(key, lead);
    }

    /** A team is not below one that was given up, nor led by somebody who left. */
    private void requireKept(@Nullable String parent, @Nullable UserId lead) {
        if (parent != null
                && staff.team(parent).filter(above -> !above.active()).isPresent())
            throw Refused.conflict("access.team-left", parent);
        if (lead != null) {
            var person = people.found(lead);
            if (!person.active())
                throw Refused.conflict("access.person-left", person.profile().name());
        }
    }

    private Team locked(String key) {
        administrators.oneAtATime();
        jdbc.sql("select 1 from team where key = :key for no key update")
                .param("key", key)
                .query(row -> {});
        return get(key);
    }

    private void requireEmpty(String key) {
        var members = people.list(new PeopleFilter("", key, false), LONGEST_PAGE, null)
                .items()
                .size();
        var below = staff.activeTeams().stream()
                .filter(team -> key.equals(team.parent()))
                .count();
        if (members > 0 || below > 0) throw Refused.conflict("access.team-not-empty", members, below);
        var locale = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        var work = kinds.stream()
                .filter(kind -> kind.of(key) > 0)
                .map(kind -> texts.get(locale, kind.words(), kind.of(key)))
                .collect(Collectors.joining(", "));
        if (!work.isEmpty()) throw Refused.conflict("access.team-has-work", work);
    }

    private Team activate(String key, boolean active) {
        jdbc.sql("update team set enabled = :active where key = :key")
                .param("active", active)
                .param("key", key)
                .update();
        changes.note(key, What.ACTIVE, !active, active);
        events.publishEvent(new AccountsChanged());
        return get(key);
    }

    private static Wish said(Team team) {
        return new Wish(team.name(), team.chineseName(), team.parent(), team.lead());
    }

    private Refused changed(Team now) {
        var last = changes.of(now.key()).stream().findFirst();
        return meanwhile.refused(
                "access.team-changed-meanwhile",
                last.map(StaffChange::by).orElse(null),
                last.map(StaffChange::at).orElse(null),
                now.name());
    }
}
