package dev.rapport.imports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How numbers of a workbook are shown: days and times are numbers, and so are postal codes with the zeros before them
 * (ECMA-376, part 1, 18.8.30).
 */
final class CellFormats {

    private static final int LAST_DAY = 2_958_465;
    private static final int NOT_A_DAY = 60; // a 29th of February 1900, which never was
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final MathContext AS_SHOWN = new MathContext(15);
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern NO_SIGNS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|[_*].");
    private static final Pattern ELAPSED = Pattern.compile("(?i)\\[(h+|m+|s+)\\]");
    private static final Pattern ZEROS = Pattern.compile("((?:\"[^\"]*\"|\\\\.|[-/ ])*)(0{2,})");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final List<Integer> styles = new ArrayList<>();
    private final Map<Integer, String> codes = new HashMap<>();
    private final boolean from1904;

    private CellFormats(boolean from1904) {
        this.from1904 = from1904;
    }

    static CellFormats read(@Nullable XmlPart part, boolean from1904) {
        var formats = new CellFormats(from1904);
        if (part == null) return formats;
        try (var xml = part) {
            var ofCells = false;
            while (xml.next()) {
                if (xml.starts("numFmt"))
                    formats.codes.put(number(xml.attribute("numFmtId")), xml.attribute("formatCode"));
                if (xml.starts("cellXfs")) ofCells = true;
                if (xml.ends("cellXfs")) ofCells = false;
                if (ofCells && xml.starts("xf")) formats.styles.add(number(xml.attribute("numFmtId")));
            }
        }
        return formats;
    }

    /** @param exact whether it is a number as such, with a point before decimals */
    record Shown(String text, boolean exact) {}

    Shown shown(String written, int style) {
        double number;
        try {
            number = Double.parseDouble(written);
        } catch (NumberFormatException e) {
            return new Shown(written, false);
        }
        if (!Double.isFinite(number)) return new Shown(written, false);
        var format = style >= 0 && style < styles.size() ? styles.get(style) : Integer.valueOf(0);
        var code = codes.getOrDefault(format, "");
        if (isTime(format, code)) {
            var day = time(number);
            if (day.isPresent()) return new Shown(day.get(), false);
        }
        var plain = WHOLE.matcher(written).matches()
                ? written
                : new BigDecimal(number, AS_SHOWN).stripTrailingZeros().toPlainString();
        return withZeros(plain, code).map(text -> new Shown(text, false)).orElse(new Shown(plain, true));
    }

    /** The formats that every workbook has, those of East Asia with them, and what is written with years, hours and the like. */
    private static boolean isTime(int format, String code) {
        if (code.isEmpty())
            return format >= 14 && format <= 22
                    || format >= 27 && format <= 36
                    || format >= 45 && format <= 47
                    || format >= 50 && format <= 58;
        if (ELAPSED.matcher(code).find()) return false;
        var signs = NO_SIGNS.matcher(code.split(";", 2)[0]).replaceAll("").toLowerCase(Locale.ROOT);
        return !signs.contains("general") && signs.chars().anyMatch(sign -> "ymdhs".indexOf(sign) >= 0);
    }

    private Optional<String> time(double number) {
        if (number < 0 || number >= LAST_DAY + 1.0) return Optional.empty();
        var seconds = Math.round((number - Math.floor(number)) * SECONDS_OF_A_DAY);
        var days = (long) Math.floor(number) + seconds / SECONDS_OF_A_DAY;
        var time = LocalTime.ofSecondOfDay(seconds % SECONDS_OF_A_DAY);
        if (days == 0 && !(from1904 && seconds == 0)) return Optional.of(TIME.format(time));
        if (!from1904 && days == NOT_A_DAY) return Optional.empty();
        var first = from1904
                ? LocalDate.of(1904, 1, 1)
                : days < NOT_A_DAY ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
        var day = LocalDateTime.of(first.plusDays(days), time);
        return Optional.of(
                seconds % SECONDS_OF_A_DAY == 0
                        ? day.toLocalDate().toString()
                        : day.toLocalDate() + " " + TIME.format(time));
    }

    private static Optional<String> withZeros(String plain, String code) {
        var zeros = ZEROS.matcher(code.split(";", 2)[0]);
        if (!zeros.matches() || !WHOLE.matcher(plain).matches() || plain.startsWith("-")) return Optional.empty();
        var before = zeros.group(1).replaceAll("\"([^\"]*)\"", "$1").replaceAll("\\\\(.)", "$1");
        return Optional.of(before + "0".repeat(Math.max(0, zeros.group(2).length() - plain.length())) + plain);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
