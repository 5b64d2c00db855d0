package dev.rapport.sla.calendars.desk;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.KeptYears;
import dev.rapport.platform.KnownAs;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.sla.calendars.Assignee;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.CalendarAssignment;
import dev.rapport.sla.calendars.CalendarAssignments;
import dev.rapport.sla.calendars.CalendarFeed;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.CalendarVersion;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.sla.calendars.Correction;
import dev.rapport.sla.calendars.FeedAddress;
import dev.rapport.sla.ledger.Chain;
import dev.rapport.sla.ledger.Hashes;
import dev.rapport.sla.ledger.Ledger;
import dev.rapport.sla.ledger.LedgerEntry;
import dev.rapport.sla.recomputation.Recomputation;
import dev.rapport.sla.recomputation.Recomputations;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes calendars and says whose cases count by which. Managers, designers and administrators write, auditors read.
 * Every change lets the open clocks that it concerns be computed again in the background.
 */
@ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN, Role.AUDITOR})
@Service
@Transactional
public class CalendarDesk {

    private static final List<Recomputation.Kind> OF_A_CALENDAR =
            List.of(Recomputation.Kind.CALENDAR, Recomputation.Kind.CORRECTION);
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_KEY = 200;
    private static final int YEARS_BACK = 5;
    private static final int YEARS_AHEAD = 10;

    private final Calendars calendars;
    private final CalendarAssignments assignments;
    private final CalendarTrial trial;
    private final FeedAddress feeds;
    private final Recomputations recomputations;
    private final Ledger ledger;
    private final Staff staff;
    private final Access access;
    private final KnownAs knownAs;
    private final Clock clock;

    CalendarDesk(
            Calendars calendars,
            CalendarAssignments assignments,
            CalendarTrial trial,
            FeedAddress feeds,
            Recomputations recomputations,
            Ledger ledger,
            Staff staff,
            Access access,
            KnownAs knownAs,
            Clock clock) {
        this.knownAs = knownAs;
        this.calendars = calendars;
        this.assignments = assignments;
        this.trial = trial;
        this.feeds = feeds;
        this.recomputations = recomputations;
        this.ledger = ledger;
        this.staff = staff;
        this.access = access;
        this.clock = clock;
    }

    /**
     * A calendar as it is now.
     *
     * @param version to be given back when it is saved, so that nobody's change is lost
     * @param recomputation the last one of its clocks
     */
    public record Opened(
            CalendarSheet sheet,
            int version,
            Instant changedAt,
            @Nullable Recomputation recomputation) {}

    @Transactional(readOnly = true)
    public List<CalendarSheet> all() {
        return calendars.all();
    }

    @Transactional(readOnly = true)
    public Opened open(String name) {
        var written = calendars.written(name).orElseThrow(() -> Refused.notFound("sla.no-such-calendar", name));
        return new Opened(
                written.sheet(),
                written.version(),
                written.changedAt(),
                recomputations.last(OF_A_CALENDAR, name).orElse(null));
    }

    /** All versions, the newest first. */
    @Transactional(readOnly = true)
    public List<CalendarVersion> history(String name) {
        return calendars.history(name);
    }

    /** What saving this would do to open clocks, from now on. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Transactional(readOnly = true)
    public CalendarEffect effect(CalendarSheet sheet) {
        var checked = changeable(sheet);
        return trial.of(checked.name(), calendars.tried(checked, null), Recomputation.Kind.CALENDAR);
    }

    /** What correcting the past so would do, also to clocks that have stopped. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Transactional(readOnly = true)
    public CalendarEffect effectOfCorrecting(CalendarSheet sheet, @Nullable LocalDate from) {
        var checked = changeable(sheet);
        return trial.of(checked.name(), calendars.tried(checked, since(checked, from)), Recomputation.Kind.CORRECTION);
    }

    /** A calendar under a name that is free. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    public Opened create(CalendarSheet sheet, @Nullable String note) {
        var checked = entered(sheet);
        if (!calendars.write(checked, 0, me(), note(note), null))
            throw Refused.conflict("sla.calendar-exists", checked.name());
        return open(checked.name());
    }

    /**
     * Writes a new version of a calendar, in force from now on; one that says what the last says is not written. Refuses as a conflict, naming
     * who wrote it, when it is no longer the version that the change was made from.
     */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    public Opened save(CalendarSheet sheet, int version, @Nullable String note) {
        var checked = changeable(sheet);
        var now = open(checked.name());
        if (now.version() != version) throw changedBy(checked.name());
        if (now.sheet().equals(checked)) return now;
        if (!calendars.write(checked, version, me(), note(note), null)) throw changedBy(checked.name());
        recomputations.ask(Recomputation.Kind.CALENDAR, checked.name(), me());
        return open(checked.name());
    }

    /**
     * Writes a version that corrects a mistake in the past: all clocks are computed again that count by it, those that
     * have stopped as well. Refuses to without a reason.
     *
     * @param from the day from which the calendar should have been so, in its zone; absent for always
     */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    public Opened correct(CalendarSheet sheet, int version, @Nullable String reason, @Nullable LocalDate from) {
        var checked = changeable(sheet);
        var why = note(reason);
        if (why == null) throw Refused.invalid("sla.correction-needs-reason");
        if (open(checked.name()).version() != version) throw changedBy(checked.name());
        var corrects = since(checked, from);
        if (!calendars.write(checked, version, me(), why, corrects)) throw changedBy(checked.name());
        var written = new Corrected(
                checked.name(),
                version + 1,
                corrects.from(),
                Hashes.hex(checked.name() + "\n" + (version + 1) + "\n" + why));
        ledger.append(List.of(
                new LedgerEntry(Chain.calendar(checked.name()), clock.instant(), "calendar-corrected", written, me())));
        recomputations.ask(Recomputation.Kind.CORRECTION, checked.name(), me());
        return open(checked.name());
    }

    /** What the ledger says of a correction; of the reason, its fingerprint. */
    private record Corrected(
            String name, int version, @Nullable Instant from, String reason) {}

    private Correction since(CalendarSheet sheet, @Nullable LocalDate from) {
        if (from == null) return new Correction(null);
        KeptYears.require(from);
        var since = from.atStartOfDay(ZoneId.of(sheet.zone())).toInstant();
        if (since.isAfter(clock.instant())) throw Refused.invalid("sla.correction-ahead");
        return new Correction(since);
    }

    /** Writes an earlier version again, as a new one. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    public Opened restore(String name, int earlier, int version, @Nullable String note) {
        var wanted = calendars.history(name).stream()
                .filter(known -> known.version() == earlier)
                .findFirst()
                .orElseThrow(() -> Refused.notFound("sla.no-such-version", name, earlier));
        return save(wanted.sheet(), version, note);
    }

    /** The days off that an iCalendar file tells of, from five years ago to ten years ahead. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Transactional(propagation = Propagation.SUPPORTS)
    public CalendarFeed readFeed(byte[] file) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return CalendarFeed.read(file, today.minusYears(YEARS_BACK), today.plusYears(YEARS_AHEAD));
    }

    /** The same of an address: a public one that begins with https, or one of a host that the operator named. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public CalendarFeed fetchFeed(String address) {
        return readFeed(feeds.fetch(address));
    }

    /** Whose cases count by a calendar other than the one their policy names. */
    @Transactional(readOnly = true)
    public List<CalendarAssignment> assignments() {
        return assignments.all();
    }

    /** Whom or what the asker may assign a calendar to. */
    public List<CalendarAssignment.Kind> assignableKinds() {
        return Arrays.stream(CalendarAssignment.Kind.values())
                .filter(kind -> kind != CalendarAssignment.Kind.CUSTOMER || seesCustomers())
                .toList();
    }

    /** Some customers whose names begin so, by name. For managers and administrators. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<Assignee> customers(String beginning) {
        return assignments.customers(beginning);
    }

    /** What a customer is called; absent for those who do not see all customers. */
    @Transactional(readOnly = true)
    public Optional<String> customerName(String key) {
        return seesCustomers() ? assignments.customerName(key) : Optional.empty();
    }

    private boolean seesCustomers() {
        return access.current().map(Person::seesAll).orElse(true);
    }

    /** From now on the open cases of a customer, team or region count by this calendar, also those of the past. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    public void assign(CalendarAssignment.Kind kind, String key, String calendar) {
        requireWriter(kind);
        var known = checkedKey(kind, key);
        calendars.named(calendar);
        assignments.put(kind, known, calendar, me());
        recomputations.ask(Recomputation.Kind.valueOf(kind.name()), known, me());
    }

    /** They count by what is assigned less specially again, or by their policy's calendar. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    public void unassign(CalendarAssignment.Kind kind, String key) {
        requireWriter(kind);
        if (!assignments.remove(kind, key)) throw Refused.notFound("sla.no-such-assignment", key);
        recomputations.ask(Recomputation.Kind.valueOf(kind.name()), key, me());
    }

    /** What is being computed again at the moment, the oldest first. */
    @Transactional(readOnly = true)
    public List<Recomputation> underWay() {
        return recomputations.underWay();
    }

    /** Others count on the calendar that never closes by its name. */
    private static CalendarSheet changeable(CalendarSheet sheet) {
        var checked = entered(sheet);
        if (isFixed(checked.name()) && !checked.isAroundTheClock()) throw Refused.conflict("sla.always-fixed");
        return checked;
    }

    private static CalendarSheet entered(CalendarSheet sheet) {
        sheet.holidays().forEach(KeptYears::require);
        sheet.workdays().stream().filter(Objects::nonNull).forEach(day -> KeptYears.require(day.date()));
        return sheet.checked().cleanlyCalled();
    }

    /** Whether its hours and days can never be changed. */
    public static boolean isFixed(String calendar) {
        return calendar.equals(BusinessCalendar.ALWAYS.name());
    }

    private String checkedKey(CalendarAssignment.Kind kind, String key) {
        var known = CleanText.line(key);
        if (known.isEmpty() || known.length() > LONGEST_KEY) throw Refused.invalid("sla.bad-assignment", key);
        return switch (kind) {
            case CUSTOMER -> knownAs.now(CustomerId.of(known)).toString();
            case TEAM ->
                staff.team(known)
                        .orElseThrow(() -> Refused.notFound("sla.no-such-team", known))
                        .key();
            case REGION -> known;
        };
    }

    private Refused changedBy(String name) {
        var last = calendars.history(name).getFirst();
        var who = Optional.ofNullable(last.by()).flatMap(staff::byId).map(Person::name);
        return Refused.conflict("sla.calendar-changed", who.orElse("–"), last.version());
    }

    private @Nullable UserId me() {
        return access.current().map(Person::id).orElse(null);
    }

    private static @Nullable String note(@Nullable String text) {
        var note = CleanText.bodyOrNull(text);
        if (note != null && note.length() > LONGEST_NOTE) throw Refused.invalid("sla.note-too-long", LONGEST_NOTE);
        return note;
    }

    private void requireWriter(CalendarAssignment.Kind kind) {
        if (kind == CalendarAssignment.Kind.CUSTOMER) access.requireRole(Role.MANAGER, Role.ADMIN);
        else requireWriter();
    }

    private void requireWriter() {
        access.requireRole(Role.MANAGER, Role.DESIGNER, Role.ADMIN);
    }
}
