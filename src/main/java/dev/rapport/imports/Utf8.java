package dev.rapport.imports;

/** Whether bytes are UTF-8: all of them, or so many characters that the few broken ones are damage. */
final class Utf8 {

    private static final int ENOUGH = 4;
    private static final int FOR_ONE_BROKEN = 5;

    private Utf8() {}

    /** @param whole whether a character may not be cut off at the end */
    static boolean fits(byte[] bytes, boolean whole) {
        var good = 0;
        var broken = 0;
        for (var i = 0; i < bytes.length; ) {
            var length = length(bytes, i);
            if (length > 1) good++;
            if (length == 0 && (whole || i < bytes.length - 3)) broken++;
            i += Math.max(1, length);
        }
        return broken == 0 || good >= ENOUGH && good >= FOR_ONE_BROKEN * broken;
    }

    /** Of the character that begins here; zero when none does. */
    private static int length(byte[] bytes, int at) {
        var first = bytes[at] & 0xFF;
        if (first < 0x80) return 1;
        var length = first >= 0xC2 && first <= 0xDF
                ? 2
                : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
        if (length == 0 || at + length > bytes.length) return 0;
        for (var i = at + 1; i < at + length; i++) if ((bytes[i] & 0xC0) != 0x80) return 0;
        var second = bytes[at + 1] & 0xFF;
        var overlong = first == 0xE0 && second < 0xA0 || first == 0xF0 && second < 0x90;
        var outside = first == 0xED && second > 0x9F || first == 0xF4 && second > 0x8F;
        return overlong || outside ? 0 : length;
    }
}
