package dev.rapport.sla.calendars;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Prints the holidays of all places, checked or not, to be compared by {@code src/test/holidays/compare.cjs}. */
final class PublicHolidaysDump {

    private static final PublicHolidays HOLIDAYS = new PublicHolidays(JsonMapper.shared());

    private PublicHolidaysDump() {}

    public static void main(String[] years) {
        var from = Integer.parseInt(years[0]);
        var until = Integer.parseInt(years[1]);
        for (var code : new TreeSet<>(HolidayManager.getSupportedCalendarCodes())) {
            if (code.length() != 2) continue;
            var country = code.toUpperCase(Locale.ROOT);
            print(country, null, from, until);
            var manager = HolidayManager.getInstance(ManagerParameters.create(code));
            for (var region : manager.getCalendarHierarchy().getChildren().keySet())
                print(country, region, from, until);
        }
    }

    private static void print(String country, @Nullable String region, int from, int until) {
        var place = region == null ? country : country + "-" + region;
        HOLIDAYS.computed(country, region, from, until)
                .forEach(day -> System.out.println(place + " " + day.date() + " " + day.name()));
    }
}
