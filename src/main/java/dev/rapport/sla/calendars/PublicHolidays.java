package dev.rapport.sla.calendars;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Collator;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public holidays of countries and their regions: of mainland China from the files that come with the product, with
 * its make-up working days, of Hong Kong and Japan by their laws, of all others from a library. Only places are offered
 * that agree with a second source, and only years for which they do.
 */
@ForEverybody("public holidays are public")
@Component
public class PublicHolidays {

    private static final String CHINA = "CN";
    private static final String HONG_KONG = "HK";
    private static final String JAPAN = "JP";
    private static final String UNITED_STATES = "US";
    private static final int FIRST_ANNOUNCED = 2024;
    private static final int FIRST_COMPUTED = 2010;
    private static final Map<String, String> IN_ENGLISH = Map.of(
            "元旦", "New Year's Day",
            "春节", "Spring Festival",
            "清明节", "Qingming Festival",
            "劳动节", "Labour Day",
            "端午节", "Dragon Boat Festival",
            "中秋节", "Mid-Autumn Festival",
            "国庆节", "National Day");

    private final JsonMapper json;
    private final CheckedPlaces checked = new CheckedPlaces();

    PublicHolidays(JsonMapper json) {
        this.json = json;
    }

    /** A country, or a region of one, by its code. */
    public record Place(String code, String name) {}

    /**
     * Where holidays come from.
     *
     * @param from the first year that is known
     * @param until the last year that is sure
     */
    public record Source(String name, int from, int until) {}

    /**
     * A day that differs from its week.
     *
     * @param worked whether it is a make-up working day
     */
    public record Day(LocalDate date, String name, boolean worked) {

        /** Two holidays on one date are one day off with both names. */
        private Day and(Day other) {
            return name.equals(other.name) ? this : new Day(date, name + ", " + other.name, worked);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record ChineseYear(List<ChineseDay> days) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record ChineseDay(String name, LocalDate date, boolean isOffDay) {}

    /** The countries whose holidays were checked, by name. */
    public List<Place> countries(Locale locale) {
        return sorted(
                Stream.concat(Stream.of(CHINA), checked.countries().stream())
                        .map(code -> new Place(code, Locale.of("", code).getDisplayCountry(locale)))
                        .toList(),
                locale);
    }

    /** The regions of a country that have holidays of their own and were checked. */
    public List<Place> regions(String country, Locale locale) {
        var codes = checked.regions(country);
        if (codes.isEmpty()) return List.of();
        return sorted(
                manager(country).getCalendarHierarchy().getChildren().entrySet().stream()
                        .filter(region -> codes.contains(region.getKey()))
                        .map(region ->
                                new Place(region.getKey(), region.getValue().getDescription(locale)))
                        .toList(),
                locale);
    }

    /** Whether the days of the whole country are known, not only those of some regions. */
    public boolean isWhole(String country) {
        return country.equals(CHINA) || checked.isWhole(country);
    }

    /** Where the days of a place come from and which years are known; refuses what was not checked. */
    public Source source(String country, @Nullable String region) {
        if (country.equals(CHINA) && region == null)
            return new Source("NateScarlet/holiday-cn", FIRST_ANNOUNCED, lastAnnounced());
        var until = checked.until(country, region);
        return switch (country) {
            case HONG_KONG -> new Source("General Holidays Ordinance (Cap. 149)", HongKongHolidays.FIRST_YEAR, until);
            case JAPAN -> new Source("Act on National Holidays", JapaneseHolidays.FIRST_YEAR, until);
            default -> new Source("Jollyday", FIRST_COMPUTED, until);
        };
    }

    private int lastAnnounced() {
        var year = FIRST_ANNOUNCED;
        while (!china(year + 1).isEmpty()) year++;
        return year;
    }

    /** The days of all years that are known and sure. */
    public List<Day> of(String country) {
        var source = source(country, null);
        return of(country, null, source.from(), source.until());
    }

    /**
     * The days of some years, in order; a holiday that is moved for a weekend is the day that is really off. Refuses
     * places that were not checked and years that are not sure.
     */
    public List<Day> of(String country, @Nullable String region, int from, int until) {
        var source = source(country, region);
        if (from > until || from < source.from() || until > source.until())
            throw Refused.invalid(
                    "sla.years-not-known",
                    region == null ? country : country + "-" + region,
                    String.valueOf(source.from()),
                    String.valueOf(source.until()));
        return computed(country, region, from, until);
    }

    /** The same of any place and years. */
    List<Day> computed(String country, @Nullable String region, int from, int until) {
        var days = new TreeMap<LocalDate, Day>();
        // New Year's Day may be moved into the year before.
        for (var year = from - 1; year <= until + 1; year++)
            for (var day : in(year, country, region))
                if (day.date().getYear() >= from && day.date().getYear() <= until)
                    days.merge(day.date(), day, Day::and);
        return List.copyOf(days.values());
    }

    private List<Day> in(int year, String country, @Nullable String region) {
        return switch (country) {
            case CHINA -> china(year);
            case HONG_KONG -> HongKongHolidays.in(year);
            case JAPAN -> JapaneseHolidays.in(year);
            case UNITED_STATES -> region == null ? unitedStates(year) : elsewhere(country, region, year);
            default -> elsewhere(country, region, year);
        };
    }

    /** A calendar with these days too; what it says of a day already goes before. */
    public static CalendarSheet with(CalendarSheet sheet, List<Day> days) {
        var known = new java.util.HashSet<>(sheet.holidays());
        sheet.workdays().forEach(day -> known.add(day.date()));
        var holidays = new ArrayList<>(sheet.holidays());
        var workdays = new ArrayList<>(sheet.workdays());
        var names = new TreeMap<>(sheet.names());
        for (var day : days) {
            if (!known.add(day.date())) continue;
            if (day.worked()) workdays.add(new CalendarSheet.Workday(day.date(), sheet.workingShifts()));
            else holidays.add(day.date());
            names.put(day.date(), day.name());
        }
        return new CalendarSheet(sheet.name(), sheet.zone(), sheet.week(), holidays, workdays, names).checked();
    }

    private List<Day> china(int year) {
        var file = new ClassPathResource("sla/holidays/cn-" + year + ".json");
        if (!file.exists()) return List.of();
        try (var input = file.getInputStream()) {
            return json.readValue(input, ChineseYear.class).days().stream()
                    .map(day -> new Day(day.date(), bilingual(day.name()), !day.isOffDay()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library lacks Columbus Day, which 5 U.S.C. 6103 names. */
    private static List<Day> unitedStates(int year) {
        var columbusDay = LocalDate.of(year, 10, 1).with(dayOfWeekInMonth(2, DayOfWeek.MONDAY));
        return Stream.concat(
                        elsewhere(UNITED_STATES, null, year).stream(),
                        Stream.of(new Day(columbusDay, "Columbus Day", false)))
                .toList();
    }

    private static List<Day> elsewhere(String country, @Nullable String region, int year) {
        var manager = manager(country);
        var holidays = region == null ? manager.getHolidays(Year.of(year)) : manager.getHolidays(Year.of(year), region);
        return holidays.stream()
                .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                .map(holiday -> new Day(holiday.getDate(), holiday.getDescription(Locale.ENGLISH), false))
                .sorted(Comparator.comparing(Day::date).thenComparing(Day::name))
                .toList();
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    private static String bilingual(String name) {
        var english = java.util.Arrays.stream(name.split("、"))
                .map(part -> IN_ENGLISH.getOrDefault(part, ""))
                .filter(part -> !part.isEmpty())
                .collect(java.util.stream.Collectors.joining(", "));
        return english.isEmpty() ? name : name + " · " + english;
    }

    private static List<Place> sorted(List<Place> places, Locale locale) {
        return places.stream()
                .sorted(Comparator.comparing(Place::name, Collator.getInstance(locale)))
                .toList();
    }
}
