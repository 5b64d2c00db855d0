package dev.rapport.customer.duplicates;

import com.github.houbb.nlp.common.format.ICharFormat;
import com.github.houbb.nlp.common.format.impl.CharFormats;
import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.Map;

/** Chinese characters: simplified, and as they sound, character by character, for texts that are only compared. */
final class Han {

    private static final ICharFormat SIMPLE = CharFormats.chineseSimple();

    /** What a character is mostly read as in names of firms and places, where the dictionary has another reading first. */
    private static final Map<Character, String> READINGS = Map.of('长', "chang", '行', "hang", '重', "chong");

    private static final Map<Character, String> SURNAMES = Map.ofEntries(
            Map.entry('单', "shan"),
            Map.entry('曾', "zeng"),
            Map.entry('仇', "qiu"),
            Map.entry('解', "xie"),
            Map.entry('查', "zha"),
            Map.entry('区', "ou"),
            Map.entry('盖', "ge"),
            Map.entry('翟', "zhai"),
            Map.entry('覃', "qin"),
            Map.entry('乐', "yue"),
            Map.entry('任', "ren"),
            Map.entry('朴', "piao"),
            Map.entry('缪', "miao"),
            Map.entry('员', "yun"),
            Map.entry('尉', "yu"),
            Map.entry('万', "wan"));

    private static final String[] KNOWN = new String[1 << 16];

    private Han() {}

    static boolean isHan(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }

    static boolean isIn(String text) {
        return text.codePoints().anyMatch(Han::isHan);
    }

    static String simplified(String text) {
        var simple = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            simple.append(isHan(character) ? SIMPLE.format(character) : character);
        }
        return simple.toString();
    }

    /** Toneless pinyin without spaces, ü as v; what is not Chinese stays. */
    static String sound(String text) {
        var sound = new StringBuilder(text.length() * 4);
        for (var i = 0; i < text.length(); i++) sound.append(reading(text.charAt(i)));
        return sound.toString();
    }

    static String soundOfSurname(String surname) {
        var first = surname.isEmpty() ? null : SURNAMES.get(surname.charAt(0));
        return first == null ? sound(surname) : first + sound(surname.substring(1));
    }

    private static String reading(char character) {
        if (!isHan(character)) return String.valueOf(character);
        var known = KNOWN[character];
        if (known != null) return known;
        var read = PinyinHelper.toPinyinList(character, PinyinStyleEnum.NORMAL);
        var reading = READINGS.getOrDefault(character, read.isEmpty() ? String.valueOf(character) : read.getFirst())
                .replace('ü', 'v');
        KNOWN[character] = reading;
        return reading;
    }
}
