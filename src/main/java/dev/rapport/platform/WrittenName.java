package dev.rapport.platform;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of people that came in parts. */
public final class WrittenName {

    private static final Set<UnicodeScript> FAMILY_FIRST =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private WrittenName() {}

    /** In the order of their script: Anna Schmidt, 王小红. Absent when both parts are. */
    public static @Nullable String of(@Nullable String given, @Nullable String family) {
        if (given == null || family == null) return given == null ? family : given;
        return isFamilyFirst(family) && isFamilyFirst(given) ? family + given : given + " " + family;
    }

    private static boolean isFamilyFirst(String part) {
        return part.codePoints()
                .allMatch(sign -> !Character.isLetter(sign) || FAMILY_FIRST.contains(UnicodeScript.of(sign)));
    }
}
