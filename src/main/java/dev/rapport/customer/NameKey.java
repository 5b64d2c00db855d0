package dev.rapport.customer;

import dev.rapport.platform.SearchText;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What names are compared by: case, width, accents and spacing do not count. The pairs of neighbouring characters make an
 * index that finds any part of a name, in Chinese too, where trigrams find nothing in names of two characters.
 */
public record NameKey(String text) {

    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");

    /** Letters that are no plain letter with an accent. */
    private static final Map<Integer, String> PLAIN = Map.of(
            (int) 'ø', "o", (int) 'ł', "l", (int) 'đ', "d", (int) 'ħ', "h", (int) 'ı', "i", (int) 'ß', "ss", (int) 'æ',
            "ae", (int) 'œ', "oe");

    public static NameKey of(String name) {
        return new NameKey(folded(Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
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

    /** Single characters, and pairs of neighbours. */
    Set<String> grams() {
        var grams = pairs();
        text.codePoints().forEach(character -> grams.add(Character.toString(character)));
        return grams;
    }

    /** The pairs that a name must have to contain this one; of a single character, the character itself. */
    public Set<String> needed() {
        return text.codePointCount(0, text.length()) == 1 ? Set.of(text) : pairs();
    }

    /** As a pattern for {@code like} that finds names with this one inside. */
    public String inside() {
        return SearchText.containing(text);
    }

    private Set<String> pairs() {
        var pairs = new TreeSet<String>();
        var characters = text.codePoints().toArray();
        for (var i = 0; i + 1 < characters.length; i++) pairs.add(new String(characters, i, 2));
        return pairs;
    }
}
