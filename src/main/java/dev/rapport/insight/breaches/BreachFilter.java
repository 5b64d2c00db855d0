package dev.rapport.insight.breaches;

import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which breaches are wanted, all of it; what is absent does not matter. As an address it reads the same on the screen
 * and in the API, so that a link can be shared.
 *
 * @param external the number in the system the case was imported from
 * @param text the subject's number, its external number, or a policy's name
 * @param from the first day, in the zone of whoever asks, by the due time that was missed
 * @param until the last day
 * @param values for each dimension its value; {@link #NONE} for breaches that have none
 */
public record BreachFilter(
        @Nullable SubjectId subject,
        @Nullable String external,
        @Nullable String text,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Map<BreachDimension, String> values) {

    /** Stands for breaches that have no value of a dimension, such as those that nobody held. */
    public static final String NONE = "-";

    public static final BreachFilter ALL = new BreachFilter(null, null, null, null, null, Map.of());

    private static final int LONGEST_VALUE = 200;

    public BreachFilter {
        values = Map.copyOf(values);
    }

    public static BreachFilter of(SubjectId subject) {
        return new BreachFilter(subject, null, null, null, null, Map.of());
    }

    /** Reads what {@link #address()} writes; refuses days that are none and values that are too long. */
    public static BreachFilter read(Function<String, @Nullable String> parameter) {
        var values = new EnumMap<BreachDimension, String>(BreachDimension.class);
        for (var dimension : BreachDimension.values()) {
            var value = text(parameter, dimension.word());
            if (value == null) continue;
            if (!value.equals(NONE)) dimension.require(value);
            values.put(dimension, value);
        }
        return new BreachFilter(
                null,
                text(parameter, "external"),
                text(parameter, "text"),
                day(parameter, "from"),
                day(parameter, "until"),
                values);
    }

    /** The conditions by name, in a fixed order. */
    public Map<String, String> address() {
        var address = new LinkedHashMap<String, String>();
        if (from != null) address.put("from", from.toString());
        if (until != null) address.put("until", until.toString());
        for (var dimension : BreachDimension.values())
            if (values.containsKey(dimension)) address.put(dimension.word(), value(dimension));
        if (external != null) address.put("external", external);
        if (text != null) address.put("text", text);
        return address;
    }

    /** The value asked for, or an empty text for any. */
    public String value(BreachDimension dimension) {
        return values.getOrDefault(dimension, "");
    }

    /** Narrowed to one value of a dimension, or no longer narrowed by it when that is empty. */
    public BreachFilter with(BreachDimension dimension, String value) {
        var changed = new EnumMap<BreachDimension, String>(BreachDimension.class);
        changed.putAll(values);
        if (value.isEmpty()) changed.remove(dimension);
        else changed.put(dimension, value);
        return new BreachFilter(subject, external, text, from, until, changed);
    }

    public BreachFilter between(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new BreachFilter(subject, external, text, first, last, values);
    }

    public BreachFilter about(@Nullable SubjectId only) {
        return new BreachFilter(only, external, text, from, until, values);
    }

    private static @Nullable LocalDate day(Function<String, @Nullable String> parameter, String name) {
        var text = text(parameter, name);
        if (text == null) return null;
        try {
            var day = LocalDate.parse(text);
            KeptYears.require(day);
            return day;
        } catch (DateTimeException e) {
            throw Refused.invalid("sla.bad-day", text);
        }
    }

    private static @Nullable String text(Function<String, @Nullable String> parameter, String name) {
        var text = parameter.apply(name);
        if (text == null || text.isBlank()) return null;
        if (text.length() > LONGEST_VALUE) throw Refused.invalid("sla.filter-too-long", name, LONGEST_VALUE);
        return text.strip();
    }
}
