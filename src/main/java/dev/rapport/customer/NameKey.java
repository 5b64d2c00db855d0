package dev.rapport.customer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What names are compared by: case, width and spacing do not count. The pairs of neighbouring characters make an index
 * that finds any part of a name, in Chinese too, where trigrams find nothing in names of two characters.
 */
public record NameKey(String text) {

    public static NameKey of(String name) {
        return new NameKey(Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " "));
    }

    /** Single characters, and pairs of neighbours. */
    Set<String> grams() {
        var grams = pairs();
        text.codePoints().forEach(character -> grams.add(Character.toString(character)));
        return grams;
    }

    /** The pairs that a name must have to contain this one; of a single character, the character itself. */
    Set<String> needed() {
        return text.codePointCount(0, text.length()) == 1 ? Set.of(text) : pairs();
    }

    /** As a pattern for {@code like} that finds names with this one inside. */
    String inside() {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private Set<String> pairs() {
        var pairs = new TreeSet<String>();
        var characters = text.codePoints().toArray();
        for (var i = 0; i + 1 < characters.length; i++) pairs.add(new String(characters, i, 2));
        return pairs;
    }
}
