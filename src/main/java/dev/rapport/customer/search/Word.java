package dev.rapport.customer.search;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A run of letters and digits, or of characters that are written without spaces: Chinese, Japanese, Korean. */
record Word(String text, boolean isOfCharacters) {

    private static final String CHARACTERS = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsBopomofo}ー";
    private static final Pattern RUN =
            Pattern.compile("([%1$s]+)|[\\p{L}\\p{M}\\p{N}&&[^%1$s]]+".formatted(CHARACTERS));
    private static final Pattern BETWEEN_CHARACTERS =
            Pattern.compile("(?<=[%1$s])[^\\p{L}\\p{M}\\p{N}]+(?=[%1$s])".formatted(CHARACTERS));
    private static final char START = '^';

    static List<Word> in(String folded) {
        return RUN.matcher(folded)
                .results()
                .map(run -> new Word(run.group(), run.group(1) != null))
                .toList();
    }

    /** The same, where characters belong together whatever stands between them: 王 伟 is 王伟. */
    static List<Word> joined(String folded) {
        return in(BETWEEN_CHARACTERS.matcher(folded).replaceAll(""));
    }

    /** What an index holds of the word: of characters each one and each pair, of letters the first two and all threes. */
    Set<Integer> grams() {
        var grams = new LinkedHashSet<Integer>();
        var letters = text.codePoints().toArray();
        if (isOfCharacters) {
            addRuns(grams, letters, 1, 1);
            addRuns(grams, letters, 2, 1);
        } else {
            grams.add(hash(START, letters[0]));
            if (letters.length > 1) grams.add(hash(START, letters[0], letters[1]));
            addRuns(grams, letters, 3, 1);
        }
        return grams;
    }

    /** Some that a name must have in which the word is found; every second one says nearly as much as all. */
    Set<Integer> needed() {
        var grams = new LinkedHashSet<Integer>();
        var letters = text.codePoints().toArray();
        if (isOfCharacters) addRuns(grams, letters, Math.min(letters.length, 2), 2);
        else if (letters.length > 2) addRuns(grams, letters, 3, 2);
        else grams.add(letters.length == 1 ? hash(START, letters[0]) : hash(START, letters[0], letters[1]));
        return grams;
    }

    /** A pattern of {@code like}: one or two letters begin a word of the name, more are anywhere in it. */
    String pattern() {
        return isOfCharacters || text.codePointCount(0, text.length()) > 2 ? "%" + text + "%" : beginning();
    }

    /** A pattern of names of which a word begins so. Characters have no words. */
    String beginning() {
        return isOfCharacters ? "%" + text + "%" : "% " + text + "%";
    }

    /** As {@link #pattern()} finds it. */
    boolean isIn(String way) {
        return way.contains(pattern().replace("%", ""));
    }

    /** Those that begin at every such step, and the last one. */
    private static void addRuns(Set<Integer> grams, int[] letters, int length, int step) {
        var last = letters.length - length;
        for (var from = 0; from < last; from += step) grams.add(run(letters, from, length));
        if (last >= 0) grams.add(run(letters, last, length));
    }

    private static int run(int[] letters, int from, int length) {
        return hash(Arrays.copyOfRange(letters, from, from + length));
    }

    /** FNV-1a over code points. Kept in the database: another one needs all keys made anew. */
    private static int hash(int... letters) {
        var hash = 0x811c9dc5;
        for (var letter : letters) hash = (hash ^ letter) * 0x01000193;
        return hash;
    }
}
