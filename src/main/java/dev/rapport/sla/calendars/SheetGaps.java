package dev.rapport.sla.calendars;

import dev.rapport.platform.Refused;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What other systems leave out or call otherwise in a sheet; refused at its field, so that no day is lost in silence. */
final class SheetGaps {

    private static final Set<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().substring(0, 3))
            .collect(Collectors.toUnmodifiableSet());

    private SheetGaps() {}

    static void refuse(CalendarSheet sheet) {
        sheet.week().forEach((day, shifts) -> {
            if (!DAYS.contains(day))
                throw Refused.invalid("sla.no-week-day", day).at("week." + day);
            refuse(shifts, "week." + day);
        });
        for (var i = 0; i < sheet.holidays().size(); i++)
            require(sheet.holidays().get(i), "holidays[" + i + "]");
        var worked = new HashSet<LocalDate>();
        for (var i = 0; i < sheet.workdays().size(); i++) {
            var field = "workdays[" + i + "]";
            var day = require(sheet.workdays().get(i), field);
            if (!worked.add(require(day.date(), field + ".date")))
                throw Refused.invalid("sla.workday-twice", day.date().toString())
                        .at(field + ".date");
            refuse(day.shifts(), field + ".shifts");
        }
    }

    private static void refuse(@Nullable List<List<String>> shifts, String field) {
        var given = require(shifts, field);
        for (var i = 0; i < given.size(); i++) {
            var times = require(given.get(i), field + "[" + i + "]");
            for (var j = 0; j < times.size(); j++) require(times.get(j), field + "[" + i + "][" + j + "]");
        }
    }

    private static <T> T require(@Nullable T value, String field) {
        if (value == null) throw Refused.invalid("sla.left-out", field).at(field);
        return value;
    }
}
