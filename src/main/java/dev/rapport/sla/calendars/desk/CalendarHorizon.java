package dev.rapport.sla.calendars.desk;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.Calendars;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds clocks whose due time lies beyond the days that their calendar knows. For those who plan or audit calendars. */
@ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN, Role.AUDITOR})
@Service
@Transactional(readOnly = true)
@NamedInterface("calendars")
public class CalendarHorizon {

    private final JdbcClient jdbc;
    private final Calendars calendars;

    CalendarHorizon(JdbcClient jdbc, Calendars calendars) {
        this.jdbc = jdbc;
        this.calendars = calendars;
    }

    /** Of each calendar that has such clocks, by name. */
    public List<BeyondCalendar> all() {
        return calendars.all().stream().flatMap(sheet -> beyond(sheet).stream()).toList();
    }

    public Optional<BeyondCalendar> of(CalendarSheet sheet) {
        return beyond(sheet);
    }

    private Optional<BeyondCalendar> beyond(CalendarSheet sheet) {
        var last = sheet.lastYearWithDays();
        if (last.isEmpty()) return Optional.empty();
        var clocks = clocks(sheet, last.getAsInt() + 1);
        return clocks == 0 ? Optional.empty() : Optional.of(new BeyondCalendar(sheet.name(), last.getAsInt(), clocks));
    }

    /** Paused clocks have no due time yet; those that count all time need no days. */
    private int clocks(CalendarSheet sheet, int year) {
        var start = LocalDate.of(year, 1, 1).atStartOfDay(ZoneId.of(sheet.zone()));
        return jdbc.sql("""
                        select count(*)
                        from (
                            select 1
                            from sla_clock
                            where phase = 'COUNTING'
                                and calendar = :calendar
                                and around_the_clock = false
                                and due_at >= :start
                            limit :most
                        ) as found
                        """)
                .param("calendar", sheet.name())
                .param("start", start.toOffsetDateTime())
                .param("most", BeyondCalendar.MOST)
                .query(Integer.class)
                .single();
    }
}
