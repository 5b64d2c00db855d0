package dev.rapport.sla.ui;

import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The shifts of a day as people write them: {@code 09:00-12:00, 13:00-18:00}; nothing for a day that is closed. */
final class ShiftText {

    private static final Pattern BETWEEN_SHIFTS = Pattern.compile("[,;，；、\\s]+");
    private static final Pattern SHIFT = Pattern.compile("(\\d{1,2})[:：](\\d{2})[-–—~](\\d{1,2})[:：](\\d{2})");

    private static final int LONGEST = 500;

    private ShiftText() {}

    static String of(List<List<String>> shifts) {
        return shifts.stream().map(shift -> shift.get(0) + "–" + shift.get(1)).collect(Collectors.joining(", "));
    }

    static List<List<String>> read(String text) {
        if (text.length() > LONGEST) throw Refused.invalid("sla.bad-shifts", text.substring(0, LONGEST));
        var shifts = new ArrayList<List<String>>();
        var plain = text.replaceAll("\\s*[-–—~]\\s*", "-").strip();
        if (plain.isEmpty()) return shifts;
        for (var part : BETWEEN_SHIFTS.split(plain)) {
            var read = SHIFT.matcher(part);
            if (!read.matches()) throw Refused.invalid("sla.bad-shifts", part);
            shifts.add(List.of(time(read.group(1), read.group(2)), time(read.group(3), read.group(4))));
        }
        return shifts;
    }

    private static String time(String hours, String minutes) {
        return (hours.length() == 1 ? "0" : "") + hours + ":" + minutes;
    }
}
