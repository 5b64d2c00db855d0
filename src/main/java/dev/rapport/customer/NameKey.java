package dev.rapport.customer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What names are compared by: case, width, accents, spacing and signs without width do not count. */
public record NameKey(String text) {

    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");

    /** Letters that are no plain letter with an accent. */
    private static final Map<Integer, String> PLAIN = Map.of(
            (int) 'ø', "o", (int) 'ł', "l", (int) 'đ', "d", (int) 'ħ', "h", (int) 'ı', "i", (int) 'ß', "ss", (int) 'æ',
            "ae", (int) 'œ', "oe");

    public static NameKey of(String name) {
        return new NameKey(folded(Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{Cf}", "")
                .strip()
                .replaceAll("\\s+", " ")));
    }

    /** As the function {@code folded} of the database, which made the keys of older names. */
    private static String folded(String lower) {
        var letters = ACCENTS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD))
                .replaceAll("");
        var plain = new StringBuilder(letters.length());
        letters.codePoints().forEach(letter -> plain.append(PLAIN.getOrDefault(letter, Character.toString(letter))));
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }
}
