package dev.rapport.imports;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people write beside numbers: how many times they are to be taken, of which money, of what. */
final class Units {

    /**
     * @param times how many times a number is to be taken; absent where nothing says it
     * @param money whether a currency is named
     */
    record Unit(@Nullable BigDecimal times, boolean money) {}

    private static final Map<Integer, String> SCALES = Map.of(
            3, "k t tsd tausend thousand thousands 000 000s 千 仟",
            4, "w 万 萬",
            5, "lakh lakhs 十万",
            6, "m mm mio mill mln mn million millions millionen 百万 百萬",
            7, "crore crores 千万 千萬",
            8, "亿 億",
            9, "b bn mrd md mia billion billions milliarde milliarden 十亿 十億");
    private static final Set<String> MONEY = Set.of(
            ("eur euro euros usd cny rmb gbp jpy chf hkd twd ntd aud cad inr krw sgd us$ hk$ nt$ a$ c$ s$ $ € £ ¥ "
                            + "yuan dollar dollars 元 圆 块 块钱 人民币 美元 美金 欧元 港元 港币 日元 英镑 新台币")
                    .split(" "));
    private static final Set<String> COUNTED =
            Set.of(("人 名 个 位 家 件 台 岁 年 年份 员工 people persons employees staff fte ftes heads headcount mitarbeiter ma "
                            + "personen stück stk pcs pieces annual annually yearly p.a. pa per year in of unit units 单位 约 "
                            + "optional required 必填 选填 含税 不含税 brutto netto gross net")
                    .split(" "));
    private static final Pattern YEAR = Pattern.compile("(?:fy)?(?:19|20)\\d\\d");
    private static final Pattern BETWEEN = Pattern.compile("[\\s/,;:_+-]+|(?<=\\p{L})\\.+|'");
    private static final Pattern BRACKETS = Pattern.compile("[(（\\[【](.*?)[)）\\]】]");
    private static final Map<String, BigDecimal> TIMES = times();

    /** Longer than any that people write. */
    private static final int LONGEST = 200;

    /** As in 百万元人民币. */
    private static final int MOST_SIDES = 3;

    private Units() {}

    private static Map<String, BigDecimal> times() {
        var times = new java.util.HashMap<String, BigDecimal>();
        SCALES.forEach((zeros, words) -> {
            for (var word : words.split(" ")) times.put(word, BigDecimal.TEN.pow(zeros));
        });
        return Map.copyOf(times);
    }

    /** Empty where a word is not known, or two say how many times. */
    static Optional<Unit> of(String text) {
        if (text.length() > LONGEST) return Optional.empty();
        var unit = new Unit(null, false);
        for (var word : words(text)) {
            var one = word(word);
            if (one == null || one.times() != null && unit.times() != null) return Optional.empty();
            unit = new Unit(unit.times() == null ? one.times() : unit.times(), unit.money() || one.money());
        }
        return Optional.of(unit);
    }

    /** What a header says of the numbers below it, in brackets or behind its name. */
    static Optional<Unit> ofHeader(String header) {
        if (header.length() > LONGEST) return Optional.empty();
        var said = new StringBuilder(tail(header));
        BRACKETS.matcher(header).results().forEach(found -> said.append(' ').append(found.group(1)));
        return of(said.toString());
    }

    /** The header without what it says of the numbers below it. */
    static String bare(String header) {
        if (header.length() > LONGEST) return header;
        var open = BRACKETS.matcher(header).replaceAll(" ").strip();
        return open.substring(0, open.length() - tail(header).length()).strip();
    }

    /** The last words of a header outside of brackets that are units, if a name is left before them. */
    private static String tail(String header) {
        var open = BRACKETS.matcher(header).replaceAll(" ").strip();
        var from = open.length();
        for (var at = open.length() - 1; at > 0; at--) {
            var begins = BETWEEN.matcher(open.substring(at - 1, at)).matches() || isHan(open.charAt(at));
            if (!begins) continue;
            var rest = open.substring(at);
            if (of(rest).filter(unit -> unit.times() != null || unit.money()).isPresent()) from = at;
            else if (of(rest).isEmpty()) break;
        }
        return open.substring(from);
    }

    private static boolean isHan(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }

    private static List<String> words(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Arrays.stream(BETWEEN.split(plain))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static @Nullable Unit word(String word) {
        return word(word, MOST_SIDES);
    }

    /** @param sides how many others it may still be made of */
    private static @Nullable Unit word(String word, int sides) {
        if (TIMES.containsKey(word)) return new Unit(TIMES.get(word), false);
        if (MONEY.contains(word)) return new Unit(null, true);
        if (COUNTED.contains(word) || YEAR.matcher(word).matches()) return new Unit(null, false);
        if (sides == 0) return null;
        return Stream.concat(MONEY.stream(), COUNTED.stream().filter(counted -> isHan(counted.charAt(0))))
                .flatMap(side -> Stream.of(without(word, side, sides), withoutEnd(word, side, sides)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Optional<Unit> without(String word, String side, int sides) {
        return word.startsWith(side) ? rest(word.substring(side.length()), side, sides - 1) : Optional.empty();
    }

    private static Optional<Unit> withoutEnd(String word, String side, int sides) {
        return word.endsWith(side)
                ? rest(word.substring(0, word.length() - side.length()), side, sides - 1)
                : Optional.empty();
    }

    private static Optional<Unit> rest(String rest, String side, int sides) {
        if (rest.isEmpty()) return Optional.empty();
        var unit = word(rest, sides);
        return unit == null
                ? Optional.empty()
                : Optional.of(new Unit(unit.times(), unit.money() || MONEY.contains(side)));
    }
}
