package dev.rapport.customer.duplicates;

import java.text.Normalizer;
import java.util.Locale;

/** Case, width and accents do not count, nor whether Chinese is written in traditional characters. */
final class Folding {

    private static final String PLAIN = "ø=o ł=l đ=d ħ=h ı=i ß=ss æ=ae œ=oe þ=th";

    private Folding() {}

    static String of(String text) {
        var lower = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
        return isPlain(lower) ? lower : Han.simplified(plain(lower));
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) if (text.charAt(i) >= 0x80) return false;
        return true;
    }

    private static String plain(String text) {
        var plain = new StringBuilder(text.length());
        var apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        for (var i = 0; i < apart.length(); i++) {
            var letter = apart.charAt(i);
            if (letter >= 0x300 && letter <= 0x36f) continue;
            var place = PLAIN.indexOf(letter + "=");
            if (letter < 0x80 || place < 0) plain.append(letter);
            else plain.append(PLAIN, place + 2, end(place));
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    private static int end(int place) {
        var space = PLAIN.indexOf(' ', place);
        return space < 0 ? PLAIN.length() : space;
    }
}
