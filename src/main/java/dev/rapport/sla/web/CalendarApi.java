package dev.rapport.sla.web;

import dev.rapport.access.Access;
import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.sla.calendars.CalendarAssignment;
import dev.rapport.sla.calendars.CalendarFeed;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.sla.calendars.PublicHolidays;
import dev.rapport.sla.calendars.desk.CalendarDesk;
import dev.rapport.sla.calendars.desk.CalendarEffect;
import dev.rapport.sla.web.CalendarJson.HolidaysJson;
import dev.rapport.sla.web.CalendarJson.RecomputationJson;
import dev.rapport.sla.web.CalendarJson.VersionJson;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Calendars, their versions, what a change would do, whose cases count by which, and what is being computed again. */
@RestController
@RequestMapping("/api/v1/sla")
class CalendarApi {

    private final CalendarDesk desk;
    private final Calendars calendars;
    private final PublicHolidays holidays;
    private final Access access;

    CalendarApi(CalendarDesk desk, Calendars calendars, PublicHolidays holidays, Access access) {
        this.desk = desk;
        this.calendars = calendars;
        this.holidays = holidays;
        this.access = access;
    }

    @GetMapping("/calendars")
    Page<CalendarSheet> calendars() {
        access.me();
        return new Page<>(calendars.all(), null);
    }

    @GetMapping("/calendars/{name}")
    CalendarJson calendar(@PathVariable String name) {
        return CalendarJson.of(desk.open(name));
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Creates
    @PostMapping("/calendars")
    @ResponseStatus(HttpStatus.CREATED)
    CalendarJson create(@RequestBody CalendarSheet calendar) {
        return CalendarJson.of(desk.create(calendar, null));
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @PutMapping("/calendars/{name}")
    CalendarJson save(@PathVariable String name, @RequestBody CalendarJson.Written written) {
        var sheet = required(written.calendar(), "calendar").called(name);
        var corrects = written.corrects();
        return CalendarJson.of(
                corrects == null
                        ? desk.save(sheet, written.version(), written.note())
                        : desk.correct(sheet, written.version(), written.note(), corrects.from()));
    }

    @GetMapping("/calendars/{name}/versions")
    Page<VersionJson> versions(@PathVariable String name) {
        return new Page<>(desk.history(name).stream().map(VersionJson::of).toList(), null);
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @PostMapping("/calendars/{name}/restore")
    CalendarJson restore(@PathVariable String name, @RequestBody CalendarJson.Restored wanted) {
        return CalendarJson.of(desk.restore(name, wanted.earlier(), wanted.version(), wanted.note()));
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @PostMapping("/calendars/{name}/dry-run")
    CalendarEffect dryRun(
            @PathVariable String name,
            @RequestBody CalendarSheet calendar,
            @RequestParam(defaultValue = "false") boolean corrects,
            @RequestParam @Nullable LocalDate from) {
        var sheet = calendar.called(name);
        return corrects ? desk.effectOfCorrecting(sheet, from) : desk.effect(sheet);
    }

    /** The days off that an iCalendar file tells of; nothing is saved. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @PostMapping(path = "/calendar-feeds", consumes = "text/calendar")
    CalendarFeed feed(@RequestBody byte[] file) {
        return desk.readFeed(file);
    }

    /** Of a country or region that was checked, in years that are sure. */
    @GetMapping("/public-holidays")
    HolidaysJson publicHolidays(
            @RequestParam String country,
            @RequestParam @Nullable String region,
            @RequestParam int from,
            @RequestParam int until) {
        access.me();
        var code = country.toUpperCase(Locale.ROOT);
        return new HolidaysJson(holidays.source(code, region), holidays.of(code, region, from, until));
    }

    @GetMapping("/calendar-assignments")
    Page<CalendarAssignment> assignments() {
        return new Page<>(desk.assignments(), null);
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @PutMapping("/calendar-assignments/{kind}/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void assign(@PathVariable String kind, @PathVariable String key, @RequestBody CalendarJson.Assigned to) {
        desk.assign(kind(kind), key, required(to.calendar(), "calendar"));
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @DeleteMapping("/calendar-assignments/{kind}/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unassign(@PathVariable String kind, @PathVariable String key) {
        desk.unassign(kind(kind), key);
    }

    @GetMapping("/recomputations")
    Page<RecomputationJson> recomputations() {
        return new Page<>(desk.underWay().stream().map(RecomputationJson::of).toList(), null);
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) throw Refused.invalid("sla.left-out", field).at(field);
        return value;
    }

    private static CalendarAssignment.Kind kind(String text) {
        return Arrays.stream(CalendarAssignment.Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("sla.no-such-assignment", text));
    }
}
