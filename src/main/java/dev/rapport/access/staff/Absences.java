package dev.rapport.access.staff;

import dev.rapport.access.Access;
import dev.rapport.access.AvailabilityChanged;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.StaffChange.What;
import dev.rapport.access.StaffChanges;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When people are away and who stands in; told by administrators, and by managers for those whom they lead. */
@ForRoles({Role.ADMIN, Role.MANAGER})
@Service
@Transactional
public class Absences {

    private static final int MOST = 100;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final JdbcClient jdbc;
    private final StaffDesk desk;
    private final Charges charges;
    private final StaffChanges changes;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Absences(
            JdbcClient jdbc,
            StaffDesk desk,
            Charges charges,
            StaffChanges changes,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.charges = charges;
        this.changes = changes;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** The latest one first, with those that are over. */
    @Transactional(readOnly = true)
    public List<Absence> of(UserId person) {
        return all(desk.get(person).id());
    }

    /** Whoever is away is given no new work; refused when they or the one who stands in are away then already. */
    public Absence add(UserId person, Instant from, Instant until, @Nullable UserId standIn) {
        var away = desk.locked(person);
        charges.require(person);
        requireTimes(from, until);
        if (all(person).stream().anyMatch(other -> other.overlaps(from, until)))
            throw Refused.conflict("access.absence-overlaps", away.profile().name());
        if (standIn != null) requireStandIn(person, standIn, from, until);
        var id = Ids.next();
        jdbc.sql("""
                        insert into absence (id, user_id, starts_at, ends_at, substitute)
                        values (:id, :user, :from, :until, :standIn)
                        """)
                .param("id", id)
                .param("user", person.value())
                .param("from", Instants.utc(from))
                .param("until", Instants.utc(until))
                .param("standIn", standIn == null ? null : standIn.value(), Types.OTHER)
                .update();
        var added = required(person, id);
        changes.note(person, What.ABSENCE, null, told(added, away.profile().zone()));
        tell(person);
        return added;
    }

    /** One to come is taken back, one under way ends now; one that is over stays, since work went by it. */
    public void end(UserId person, UUID id) {
        var away = desk.locked(person);
        charges.require(person);
        var absence = required(person, id);
        var now = clock.instant();
        if (!absence.until().isAfter(now)) throw Refused.conflict("access.absence-over");
        var isUnderWay = absence.from().isBefore(now);
        jdbc.sql(isUnderWay ? "update absence set ends_at = :now where id = :id" : "delete from absence where id = :id")
                .param("id", id)
                .params(isUnderWay ? Map.of("now", Instants.utc(now)) : Map.of())
                .update();
        var zone = away.profile().zone();
        var rest = isUnderWay ? new Absence(id, absence.from(), now, absence.standIn(), absence.standInName()) : null;
        changes.note(person, What.ABSENCE, told(absence, zone), rest == null ? null : told(rest, zone));
        tell(person);
    }

    private void tell(UserId person) {
        var now = desk.found(person);
        events.publishEvent(new AvailabilityChanged(person, now.active() && now.present()));
    }

    private void requireTimes(Instant from, Instant until) {
        KeptYears.require(from);
        KeptYears.require(until);
        if (!from.isBefore(until)) throw Refused.invalid("access.absence-ends-before-start");
        if (!until.isAfter(clock.instant())) throw Refused.invalid("access.absence-in-the-past");
    }

    private void requireStandIn(UserId person, UserId standIn, Instant from, Instant until) {
        if (standIn.equals(person)) throw Refused.invalid("access.own-stand-in");
        var other = desk.found(standIn);
        var name = other.profile().name();
        if (!other.active()) throw Refused.conflict("access.stand-in-left", name);
        if (all(standIn).stream().anyMatch(absence -> absence.overlaps(from, until)))
            throw Refused.conflict("access.stand-in-away", name);
    }

    private Absence required(UserId person, UUID id) {
        return all(person).stream()
                .filter(absence -> absence.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private List<Absence> all(UserId person) {
        return jdbc.sql("""
                        select a.id, a.starts_at, a.ends_at, a.substitute, u.name
                        from absence a
                        left join app_user u on u.id = a.substitute
                        where a.user_id = :person
                        order by a.starts_at desc
                        limit :limit
                        """)
                .param("person", person.value())
                .param("limit", MOST)
                .query((row, number) -> {
                    var standIn = row.getObject("substitute", UUID.class);
                    return new Absence(
                            row.getObject("id", UUID.class),
                            Instants.instant(row, "starts_at"),
                            Instants.instant(row, "ends_at"),
                            standIn == null ? null : new UserId(standIn),
                            row.getString("name"));
                })
                .list();
    }

    private static String told(Absence absence, ZoneId zone) {
        var times = MINUTE.format(absence.from().atZone(zone)) + " – "
                + MINUTE.format(absence.until().atZone(zone)) + " " + zone.getId();
        return absence.standInName() == null ? times : times + " · " + absence.standInName();
    }
}
