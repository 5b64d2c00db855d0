package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts that the cells of a workbook share, one behind the other; they are the one thing of it that is held as a whole. */
final class SheetStrings {

    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST = 4_000_000;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private byte[] bytes = new byte[1 << 16];
    private int[] ends = new int[1 << 10];
    private int count;

    static SheetStrings read(XmlPart part) {
        var strings = new SheetStrings();
        try (var xml = part) {
            while (xml.next()) if (xml.starts("si")) strings.add(text(xml, "si"));
        }
        return strings;
    }

    /** What is said in the parts of a text; how it is spoken stands beside it and is no part of it. */
    static String text(XmlPart xml, String tag) {
        var text = new StringBuilder();
        while (xml.next() && !xml.ends(tag)) {
            if (xml.starts("rPh")) xml.skip("rPh");
            if (xml.starts("t")) xml.addText("t", text);
        }
        return unescaped(text.toString());
    }

    /** Signs that XML cannot hold are written as in {@code _x000D_}. */
    static String unescaped(String text) {
        if (!text.contains("_x")) return text;
        return ESCAPED.matcher(text)
                .replaceAll(
                        sign -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(sign.group(1), 16))));
    }

    String get(int place) {
        if (place < 0 || place >= count) throw Refused.invalid("import.broken-workbook");
        var from = place == 0 ? 0 : ends[place - 1];
        return new String(bytes, from, ends[place] - from, StandardCharsets.UTF_8);
    }

    private void add(String text) {
        var own = text.getBytes(StandardCharsets.UTF_8);
        var from = count == 0 ? 0 : ends[count - 1];
        if (count == MOST || own.length > MOST_BYTES - from)
            throw Refused.invalid("import.workbook-words", MOST_BYTES >> 20);
        if (count == ends.length) ends = Arrays.copyOf(ends, Math.min(MOST, count * 2));
        if (from + own.length > bytes.length)
            bytes = Arrays.copyOf(bytes, Math.min(MOST_BYTES, Math.max(from + own.length, bytes.length * 2)));
        System.arraycopy(own, 0, bytes, from, own.length);
        ends[count++] = from + own.length;
    }
}
