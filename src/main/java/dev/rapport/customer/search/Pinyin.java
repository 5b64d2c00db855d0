package dev.rapport.customer.search;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One reading of a Chinese name, in syllables without tones, ü as v.
 *
 * @param surname empty where there is none
 */
record Pinyin(List<String> surname, List<String> rest) {

    private static final int MOST = 4;
    private static final int LONGEST_PERSON = 4;
    private static final Pattern HAN = Pattern.compile("[\\p{IsHan}&&[\\u0000-\\uFFFF]]+");
    private static final Pattern SYLLABLE = Pattern.compile("[a-z]+");

    /** Readings of all that is Chinese in a name, the usual ones first. */
    static List<Pinyin> of(String name, boolean isPerson) {
        var runs =
                HAN.matcher(name).results().map(run -> run.group()).limit(MOST).toList();
        if (isPerson && runs.size() == 1 && runs.getFirst().length() <= LONGEST_PERSON)
            return ofPerson(runs.getFirst());
        return runs.stream().map(run -> new Pinyin(List.of(), syllables(run))).toList();
    }

    private static List<Pinyin> ofPerson(String name) {
        var length = Surnames.length(name);
        var surname = name.substring(0, length);
        var given = syllables(name.substring(length));
        var whole = syllables(name);
        var asAWord = whole.size() == name.length()
                ? Stream.of(new Pinyin(whole.subList(0, length), whole.subList(length, whole.size())))
                : Stream.<Pinyin>empty();
        return Stream.concat(
                        Stream.concat(
                                        Surnames.read(surname).stream().map(read -> List.of(read.split(" "))),
                                        Stream.of(syllables(surname)))
                                .map(read -> new Pinyin(read, given)),
                        asAWord)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** As people type it: wangxiaoming, wang xiaoming, wang xiao ming; lv and nv also as lu and nu. */
    Stream<String> written() {
        var first = String.join("", surname);
        var all = Stream.concat(surname.stream(), rest.stream()).toList();
        var ways = List.of(
                first + String.join("", rest), (first + " " + String.join("", rest)).strip(), String.join(" ", all));
        return ways.stream()
                .flatMap(way -> Stream.of(way, way.replace('v', 'u')))
                .distinct();
    }

    /** The first letters of all syllables, and of the given name alone: wxm xm. */
    Stream<String> initials() {
        var given = firstLetters(rest);
        var all = firstLetters(surname) + given;
        return (surname.isEmpty() || given.length() < 2 ? Stream.of(all) : Stream.of(all, given))
                .filter(letters -> letters.length() > 1);
    }

    private static String firstLetters(List<String> syllables) {
        return syllables.stream().map(syllable -> syllable.substring(0, 1)).collect(Collectors.joining());
    }

    private static List<String> syllables(String han) {
        if (han.isEmpty()) return List.of();
        var read = PinyinHelper.toPinyin(han, PinyinStyleEnum.INPUT, " ").toLowerCase(Locale.ROOT);
        var syllables = read.split(" ");
        if (syllables.length == han.length())
            for (var i = 0; i < syllables.length; i++)
                if (han.charAt(i) == '地') syllables[i] = "di"; // never the particle in a name
        return Arrays.stream(syllables)
                .filter(syllable -> SYLLABLE.matcher(syllable).matches())
                .toList();
    }
}
