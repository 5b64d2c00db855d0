package dev.rapport.access.staff;

import dev.rapport.access.Access;
import dev.rapport.access.AccountsChanged;
import dev.rapport.access.ApiTokens;
import dev.rapport.access.AvailabilityChanged;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.StaffChange.What;
import dev.rapport.access.StaffChanges;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import dev.rapport.platform.WorkInHand;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People who leave, what becomes of their work, and their coming back. For administrators. */
@ForRoles(Role.ADMIN)
@Service
@Transactional
public class Leaving {

    /** A kind of work and how much of it there is. */
    public record Held(String words, int count) {}

    private final JdbcClient jdbc;
    private final StaffDesk desk;
    private final Administrators administrators;
    private final Staff staff;
    private final List<WorkInHand> kinds;
    private final StaffChanges changes;
    private final ApiTokens tokens;
    private final Access access;
    private final Texts texts;
    private final ApplicationEventPublisher events;

    Leaving(
            JdbcClient jdbc,
            StaffDesk desk,
            Administrators administrators,
            Staff staff,
            List<WorkInHand> kinds,
            StaffChanges changes,
            ApiTokens tokens,
            Access access,
            Texts texts,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.administrators = administrators;
        this.staff = staff;
        this.kinds = kinds;
        this.changes = changes;
        this.tokens = tokens;
        this.access = access;
        this.texts = texts;
        this.events = events;
    }

    /** The open work that a person has in hand, by kind; kinds of which there is none are left out. */
    @ForRoles({Role.ADMIN, Role.MANAGER})
    @Transactional(readOnly = true)
    public List<Held> work(UserId person) {
        return held(desk.get(person).id());
    }

    /** Gives the open work of a person away. */
    public void handOver(UserId person, WorkGoes where) {
        administrators.oneAtATime();
        desk.locked(person);
        move(person, where);
    }

    /** The person cannot log in and is given no work from now on, and their tokens end; what they did stays. */
    public PersonSheet leave(UserId person, WorkGoes where) {
        administrators.oneAtATime();
        if (!desk.locked(person).active()) return desk.found(person);
        desk.requireMayGo(person);
        requireLeadsNothing(person);
        if (where instanceof WorkGoes.Nowhere nowhere && !nowhere.onPurpose()) requireNothingIn(person);
        move(person, where);
        activate(person, false);
        tokens.revokeAll(person);
        return desk.found(person);
    }

    public PersonSheet comeBack(UserId person) {
        administrators.oneAtATime();
        if (!desk.locked(person).active()) activate(person, true);
        return desk.found(person);
    }

    private void move(UserId from, WorkGoes where) {
        if (where instanceof WorkGoes.Nowhere) return;
        var to = where instanceof WorkGoes.To known ? known.person() : null;
        if (to != null) requireFit(from, to);
        var held = held(from);
        if (held.isEmpty()) return;
        kinds.forEach(kind -> kind.handOver(from, to));
        changes.note(
                from,
                What.WORK,
                said(held, Locale.ENGLISH),
                to == null ? null : desk.found(to).profile().name());
    }

    private void requireFit(UserId from, UserId to) {
        var other = desk.found(to);
        if (to.equals(from)) throw Refused.invalid("access.work-stays-theirs");
        if (!other.active())
            throw Refused.conflict("access.person-left", other.profile().name());
    }

    /** What escalates to a team's lead must reach somebody. */
    private void requireLeadsNothing(UserId person) {
        var led = staff.activeTeams().stream()
                .filter(team -> person.equals(team.lead()))
                .map(team -> team.name(locale()))
                .collect(Collectors.joining(", "));
        if (!led.isEmpty())
            throw Refused.conflict(
                    "access.still-leads", desk.found(person).profile().name(), led);
    }

    private Locale locale() {
        return access.current().map(Person::locale).orElse(Locale.ENGLISH);
    }

    private void requireNothingIn(UserId person) {
        var held = held(person);
        if (held.isEmpty()) return;
        var locale = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        throw Refused.conflict("access.has-work", desk.found(person).profile().name(), said(held, locale));
    }

    private void activate(UserId person, boolean active) {
        jdbc.sql("update app_user set enabled = :active where id = :person")
                .param("active", active)
                .param("person", person.value())
                .update();
        changes.note(person, What.ACTIVE, !active, active);
        events.publishEvent(new AccountsChanged());
        events.publishEvent(
                new AvailabilityChanged(person, active && desk.found(person).present()));
    }

    private List<Held> held(UserId person) {
        return kinds.stream()
                .map(kind -> new Held(kind.words(), kind.of(person)))
                .filter(held -> held.count() > 0)
                .toList();
    }

    private String said(List<Held> held, Locale locale) {
        return held.stream()
                .map(one -> texts.get(locale, one.words(), one.count()))
                .collect(Collectors.joining(", "));
    }
}
