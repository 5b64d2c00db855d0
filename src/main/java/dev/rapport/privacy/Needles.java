package dev.rapport.privacy;

import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.SoughtWords.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an erased person was known by, as it may stand in texts and in files. */
final class Needles {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Pattern SPECIAL = Pattern.compile("[^\\p{L}\\p{N} ]");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final String BETWEEN_DIGITS = "[\\s().\\-/]{0,3}";
    private static final int SHORTEST_HAN = 2;
    private static final int SHORTEST_NAME = 4;
    private static final int SHORTEST_IDENTITY = 5;
    private static final int SHORTEST_NUMBER = 6;

    /** Found nowhere. */
    private static final String NOTHING = "a^";

    private final Map<Kind, Set<String>> words;

    Needles(Map<Kind, Set<String>> words) {
        this.words = words;
    }

    static Needles none() {
        return new Needles(Map.of());
    }

    /** Whether it tells one from another at all: two letters of the alphabet stand everywhere. */
    static boolean tells(Kind kind, String word) {
        var length = word.strip().length();
        return switch (kind) {
            case NAME -> length >= (HAN.matcher(word).find() ? SHORTEST_HAN : SHORTEST_NAME);
            case PHONE -> digits(word).length() >= SHORTEST_NUMBER;
            case EMAIL -> word.contains("@");
            case IDENTITY -> length >= SHORTEST_IDENTITY;
        };
    }

    /** For the database, not sensitive to case. */
    String pattern() {
        var all = new ArrayList<String>();
        words.forEach((kind, these) -> these.forEach(word -> all.add(pattern(kind, word))));
        return all.isEmpty() ? NOTHING : String.join("|", all);
    }

    private static String pattern(Kind kind, String word) {
        if (kind == Kind.PHONE)
            return "(?<![0-9])(?:(?:\\+|00)?" + spaced(code(word)) + BETWEEN_DIGITS + "|0)?" + spaced(national(word))
                    + "(?![0-9])";
        var literal =
                Stream.of(word.strip().split("\\s+")).map(Needles::escaped).collect(Collectors.joining("\\s+"));
        if (HAN.matcher(word).find()) return literal;
        return "(?<![[:alnum:]])" + literal + "(?![[:alnum:]])";
    }

    /** In JSON, a quote and a backslash have a backslash before them. */
    private static String escaped(String word) {
        var pattern = new StringBuilder();
        word.codePoints().mapToObj(Character::toString).forEach(sign -> {
            if (sign.equals("\"") || sign.equals("\\")) pattern.append("\\\\*");
            if (SPECIAL.matcher(sign).matches()) pattern.append('\\');
            pattern.append(sign);
        });
        return pattern.toString();
    }

    private static String spaced(String digits) {
        return String.join(BETWEEN_DIGITS, digits.split(""));
    }

    /** As bytes of files, in the encodings in which we write and read. */
    List<byte[]> bytes() {
        var all = new TreeSet<String>();
        words.forEach(
                (kind, these) -> these.forEach(word -> all.add(kind == Kind.PHONE ? national(word) : word.strip())));
        return all.stream().flatMap(Needles::encoded).toList();
    }

    private static Stream<byte[]> encoded(String word) {
        var encodings = Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE);
        return Stream.concat(encodings, HAN.matcher(word).find() ? Stream.of(GB18030) : Stream.empty())
                .map(word::getBytes);
    }

    /** The same as texts that the database reads as bytes. */
    String[] hex() {
        return bytes().stream()
                .map(one -> "\\x" + HexFormat.of().formatHex(one))
                .toArray(String[]::new);
    }

    private static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "");
    }

    private static String national(String phone) {
        return digits(phone).substring(code(phone).length());
    }

    /** The country's. */
    private static String code(String phone) {
        return phone.startsWith("+") ? new PhoneNumber(phone).countryCode() : "";
    }
}
