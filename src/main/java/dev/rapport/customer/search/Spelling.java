package dev.rapport.customer.search;

import dev.rapport.customer.NameKey;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One way to write a name when case, width, accents and signs do not count. */
record Spelling(String folded) {

    private static final Pattern SIGNS_IN_A_WORD =
            Pattern.compile("(?<=[\\p{L}\\p{N}])[\\p{P}\\p{S}]+(?=[\\p{L}\\p{N}])");

    /** Letters that are no plain letter with an accent, beyond those of {@link NameKey}. */
    private static final Map<String, String> PLAIN = Map.of("ς", "σ", "ð", "d", "þ", "th", "ŋ", "n");

    private static final Map<String, String> SPELLED_OUT =
            Map.of("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa");

    /** Müller as muller and mueller, O’Brien as o brien and obrien; the plain one first. */
    static List<Spelling> of(String text) {
        var lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return Stream.of(
                        lower,
                        replaced(lower, SPELLED_OUT),
                        SIGNS_IN_A_WORD.matcher(lower).replaceAll(""))
                .distinct()
                .map(Spelling::folded)
                .map(Spelling::new)
                .filter(spelling -> !spelling.words().isEmpty())
                .distinct()
                .toList();
    }

    /** As they were written, for what somebody types: 王 伟 are two words. */
    List<Word> words() {
        return Word.in(folded);
    }

    /** All words with spaces around each: { stuck gmbh }. */
    String text() {
        return Word.joined(folded).stream().map(Word::text).collect(Collectors.joining(" ", " ", " "));
    }

    private static String folded(String lower) {
        return replaced(NameKey.of(lower).text(), PLAIN);
    }

    private static String replaced(String text, Map<String, String> letters) {
        var replaced = text;
        for (var letter : letters.entrySet()) replaced = replaced.replace(letter.getKey(), letter.getValue());
        return replaced;
    }
}
