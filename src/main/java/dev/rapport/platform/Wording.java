package dev.rapport.platform;

import org.jspecify.annotations.Nullable;

/** What people wrote, as those see it who read it. */
public final class Wording {

    private Wording() {}

    /** Whether a reader would see nothing: spaces of every script, controls and signs without width are no words. */
    public static boolean saysNothing(@Nullable String text) {
        return text == null || text.codePoints().allMatch(Wording::isUnseen);
    }

    private static boolean isUnseen(int sign) {
        return Character.isWhitespace(sign)
                || Character.isSpaceChar(sign)
                || Character.isISOControl(sign)
                || Character.getType(sign) == Character.FORMAT
                || sign == 0x115F // fillers of Hangul, and the blank of Braille
                || sign == 0x1160
                || sign == 0x3164
                || sign == 0xFFA0
                || sign == 0x2800
                || sign >= 0xFE00 && sign <= 0xFE0F; // variation selectors
    }
}
