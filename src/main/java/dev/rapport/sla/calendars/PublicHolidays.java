package dev.rapport.sla.calendars;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Collator;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public holidays of countries and their regions: of mainland China from the files that come with the product, with
 * its make-up working days, of all others from a library.
 */
@Component
public class PublicHolidays {

    private static final String CHINA = "CN";
    private static final int LETTERS_OF_A_COUNTRY = 2;
    private static final int MOST_YEARS = 50;
    private static final Map<String, String> IN_ENGLISH = Map.of(
            "元旦", "New Year's Day",
            "春节", "Spring Festival",
            "清明节", "Qingming Festival",
            "劳动节", "Labour Day",
            "端午节", "Dragon Boat Festival",
            "中秋节", "Mid-Autumn Festival",
            "国庆节", "National Day");

    private final JsonMapper json;

    PublicHolidays(JsonMapper json) {
        this.json = json;
    }

    /** A country, or a region of one, by its code. */
    public record Place(String code, String name) {}

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

    /** All countries whose holidays are known, by name. */
    public List<Place> countries(Locale locale) {
        var places = new ArrayList<Place>();
        places.add(country(CHINA, locale));
        for (var code : HolidayManager.getSupportedCalendarCodes())
            if (code.length() == LETTERS_OF_A_COUNTRY && !code.equalsIgnoreCase(CHINA))
                places.add(country(code, locale));
        return sorted(places, locale);
    }

    /** The regions of a country that have holidays of their own. */
    public List<Place> regions(String country, Locale locale) {
        if (country.equals(CHINA)) return List.of();
        var regions = new ArrayList<Place>();
        for (Map.Entry<String, CalendarHierarchy> region :
                manager(country).getCalendarHierarchy().getChildren().entrySet())
            regions.add(new Place(region.getKey(), region.getValue().getDescription(locale)));
        return sorted(regions, locale);
    }

    /** The days of some years, in order; a holiday that is moved for a weekend is the day that is really off. */
    public List<Day> of(String country, @Nullable String region, int from, int until) {
        if (until < from || until - from >= MOST_YEARS) throw Refused.invalid("sla.bad-years", MOST_YEARS);
        var days = new TreeMap<LocalDate, Day>();
        for (var year = from; year <= until; year++)
            for (var day : country.equals(CHINA) ? china(year) : elsewhere(country, region, year))
                days.merge(day.date(), day, Day::and);
        return List.copyOf(days.values());
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
        if (HolidayManager.getSupportedCalendarCodes().stream().noneMatch(country::equalsIgnoreCase))
            throw Refused.notFound("sla.no-such-country", country);
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    private static String bilingual(String name) {
        var english = java.util.Arrays.stream(name.split("、"))
                .map(part -> IN_ENGLISH.getOrDefault(part, ""))
                .filter(part -> !part.isEmpty())
                .collect(java.util.stream.Collectors.joining(", "));
        return english.isEmpty() ? name : name + " · " + english;
    }

    private static Place country(String code, Locale locale) {
        return new Place(code, Locale.of("", code).getDisplayCountry(locale));
    }

    private static List<Place> sorted(List<Place> places, Locale locale) {
        return places.stream()
                .sorted(Comparator.comparing(Place::name, Collator.getInstance(locale)))
                .toList();
    }
}
