package dev.rapport.access.staff;

import dev.rapport.access.Access;
import dev.rapport.access.AccountsChanged;
import dev.rapport.access.AvailabilityChanged;
import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.ForRoles;
import dev.rapport.access.NewPerson;
import dev.rapport.access.OneTimePasswords;
import dev.rapport.access.PersonProfile;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.StaffAdmin;
import dev.rapport.access.StaffChange;
import dev.rapport.access.StaffChange.What;
import dev.rapport.access.StaffChanges;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of the organisation, for administrators; capacities also for managers of those whom they lead. */
@NamedInterface("staff")
@ForRoles({Role.ADMIN, Role.MANAGER})
@Service
@Transactional
public class StaffDesk {

    /** A person who was added, and the password with which they log in once; it is told this once. */
    public record Added(PersonSheet person, String password) {}

    private final JdbcClient jdbc;
    private final PersonSheets sheets;
    private final Charges charges;
    private final Administrators administrators;
    private final StaffAdmin admin;
    private final Staff staff;
    private final StaffChanges changes;
    private final OneTimePasswords passwords;
    private final ChangedMeanwhile meanwhile;
    private final Access access;
    private final ApplicationEventPublisher events;

    StaffDesk(
            JdbcClient jdbc,
            PersonSheets sheets,
            Charges charges,
            Administrators administrators,
            StaffAdmin admin,
            Staff staff,
            StaffChanges changes,
            OneTimePasswords passwords,
            ChangedMeanwhile meanwhile,
            Access access,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.sheets = sheets;
        this.charges = charges;
        this.administrators = administrators;
        this.admin = admin;
        this.staff = staff;
        this.changes = changes;
        this.passwords = passwords;
        this.meanwhile = meanwhile;
        this.access = access;
        this.events = events;
    }

    /** By name; managers get those whom they lead. */
    @Transactional(readOnly = true)
    public Page<PersonSheet> list(PeopleFilter filter, int limit, @Nullable String after) {
        return sheets.list(filter, limit, after);
    }

    @Transactional(readOnly = true)
    public PersonSheet get(UserId id) {
        var sheet = found(id);
        charges.require(id);
        return sheet;
    }

    /** What was changed about the person, the last change first. */
    @Transactional(readOnly = true)
    public List<StaffChange> changes(UserId id) {
        return changes.of(get(id).id());
    }

    /** Whether the asker may change people, and not only look after some. */
    @ForEverybody("tells only what the asker may")
    public boolean mayChange() {
        return access.hasRole(Role.ADMIN);
    }

    @ForRoles(Role.ADMIN)
    public Added add(String login, PersonProfile profile) {
        requireSane(profile);
        administrators.oneAtATime();
        requireTeams(profile, Set.of());
        var id = admin.addPerson(new NewPerson(
                login,
                profile.name(),
                null,
                Set.copyOf(profile.roles()),
                profile.mainTeam(),
                Set.copyOf(profile.skills()),
                Set.copyOf(profile.territories()),
                profile.capacity(),
                profile.locale(),
                profile.zone()));
        profile.teams().stream()
                .filter(team -> !team.equals(profile.mainTeam()))
                .forEach(team -> admin.joinTeam(id, team, false));
        var password = passwords.give(id);
        return new Added(found(id), password);
    }

    /**
     * Says other things of the person. New roles and teams count from now on, in sessions that are open too.
     *
     * @param read what the asker replaces; refused when somebody wrote other things meanwhile
     */
    @ForRoles(Role.ADMIN)
    public PersonSheet change(UserId id, PersonProfile profile, Revision read) {
        requireSane(profile);
        administrators.oneAtATime();
        var before = locked(id);
        if (before.profile().equals(profile)) return before;
        if (!read.isStill(before.profile().revision())) throw changed(before);
        requireTeams(profile, Set.copyOf(before.profile().teams()));
        var isDemoted = before.profile().roles().contains(Role.ADMIN)
                && !profile.roles().contains(Role.ADMIN);
        if (isDemoted) requireMayGo(id);
        write(id, profile);
        note(id, before.profile(), profile);
        events.publishEvent(new AccountsChanged());
        events.publishEvent(new AvailabilityChanged(id, before.active() && before.present()));
        return found(id);
    }

    /** How many open cases the person should have at most. */
    public PersonSheet changeCapacity(UserId id, int capacity, Revision read) {
        var before = locked(id);
        charges.require(id);
        PersonProfile.requireCapacity(capacity);
        if (before.profile().capacity() == capacity) return before;
        if (!read.isStill(before.profile().capacityRevision())) throw changed(before);
        jdbc.sql("update app_user set capacity = :capacity where id = :id")
                .param("capacity", capacity)
                .param("id", id.value())
                .update();
        changes.note(id, What.CAPACITY, before.profile().capacity(), capacity);
        events.publishEvent(new AvailabilityChanged(id, before.active() && before.present()));
        return found(id);
    }

    /** A password with which the person logs in once; their sessions and tokens end. For others than oneself. */
    @ForRoles(Role.ADMIN)
    public String resetPassword(UserId id) {
        var person = locked(id);
        requireOther(id);
        if (!person.active())
            throw Refused.conflict("access.person-left", person.profile().name());
        changes.note(id, What.PASSWORD, null, null);
        return passwords.give(id);
    }

    /** Refused for oneself and for the last administrator. */
    void requireMayGo(UserId id) {
        requireOther(id);
        administrators.requireAnotherThan(id);
    }

    /** The person, whom nobody else changes until the transaction ends. */
    PersonSheet locked(UserId id) {
        jdbc.sql("select 1 from app_user where id = :id for no key update")
                .param("id", id.value())
                .query(row -> {});
        return found(id);
    }

    PersonSheet found(UserId id) {
        return sheets.find(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private void requireOther(UserId id) {
        if (access.current().filter(asker -> asker.id().equals(id)).isPresent())
            throw Refused.conflict("access.not-oneself");
    }

    private static void requireSane(PersonProfile profile) {
        profile.requireSane();
        if (profile.roles().isEmpty()) throw Refused.invalid("access.no-role");
    }

    /** Teams that are not kept any more take nobody new. */
    private void requireTeams(PersonProfile profile, Set<String> before) {
        for (var team : profile.teams()) {
            var known = staff.team(team).orElseThrow(() -> Refused.invalid("access.no-such-team", team));
            if (!known.active() && !before.contains(team)) throw Refused.conflict("access.team-left", team);
        }
    }

    private Refused changed(PersonSheet now) {
        var last = changes.of(now.id()).stream().findFirst();
        return meanwhile.refused(
                "access.person-changed-meanwhile",
                last.map(StaffChange::by).orElse(null),
                last.map(StaffChange::at).orElse(null),
                now.profile().name());
    }

    private void write(UserId id, PersonProfile profile) {
        jdbc.sql("""
                        update app_user
                        set name = :name,
                            roles = :roles,
                            skills = :skills,
                            territories = :territories,
                            capacity = :capacity,
                            locale = :locale,
                            zone = :zone
                        where id = :id
                        """)
                .param("name", profile.name())
                .param("roles", profile.roles().stream().map(Role::name).toArray(String[]::new))
                .param("skills", profile.skills().toArray(String[]::new))
                .param("territories", profile.territories().toArray(String[]::new))
                .param("capacity", profile.capacity())
                .param("locale", profile.locale().toLanguageTag())
                .param("zone", profile.zone().getId())
                .param("id", id.value())
                .update();
        jdbc.sql("delete from team_member where user_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("""
                        insert into team_member (team, user_id, main)
                        select team, :id, team = :main
                        from unnest(:teams) as team
                        """)
                .param("id", id.value())
                .param("main", profile.mainTeam())
                .param("teams", profile.teams().toArray(String[]::new))
                .update();
    }

    private void note(UserId id, PersonProfile before, PersonProfile now) {
        changes.note(id, What.NAME, before.name(), now.name());
        changes.note(id, What.ROLES, before.roles(), now.roles());
        changes.note(id, What.TEAMS, before.teamsMainFirst(), now.teamsMainFirst());
        changes.note(id, What.SKILLS, before.skills(), now.skills());
        changes.note(id, What.TERRITORIES, before.territories(), now.territories());
        changes.note(id, What.CAPACITY, before.capacity(), now.capacity());
        changes.note(
                id, What.LANGUAGE, before.locale().toLanguageTag(), now.locale().toLanguageTag());
        changes.note(id, What.ZONE, before.zone().getId(), now.zone().getId());
    }
}
