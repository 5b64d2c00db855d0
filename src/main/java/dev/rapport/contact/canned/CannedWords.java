package dev.rapport.contact.canned;

import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The one reader of variables in texts. Braces may be those of Chinese keyboards, and several, as other products want them. */
public final class CannedWords {

    private static final Pattern VARIABLE =
            Pattern.compile("[{\\uFF5B]{1,3}\\s*(\\p{L}[\\p{L}\\p{N}._ \\-]{0,60}?)\\s*[}\\uFF5D]{1,3}");

    private CannedWords() {}

    /**
     * A text to be inserted.
     *
     * @param open what stands in it as it was written, since nothing is known of it
     */
    public record Filled(String text, List<CannedVariable> open) {}

    /** With its variables written alike; refused with one that is none. */
    static String checked(String words) {
        return VARIABLE.matcher(words)
                .replaceAll(found -> Matcher.quoteReplacement(variable(found)
                        .orElseThrow(() -> Refused.invalid(
                                        "canned.unknown-variable",
                                        found.group(),
                                        CannedVariable.list(Stream.of(CannedVariable.values())))
                                .at("text"))
                        .written()));
    }

    static Filled filled(String words, Map<CannedVariable, String> known) {
        var text = VARIABLE.matcher(words)
                .replaceAll(found ->
                        Matcher.quoteReplacement(variable(found).map(known::get).orElse(found.group())));
        var open = in(words).filter(one -> !known.containsKey(one)).toList();
        return new Filled(text, open);
    }

    /** Refuses words for a customer in which a variable still stands. */
    public static void requireFilled(String words) {
        var open = in(words).toList();
        if (!open.isEmpty())
            throw Refused.invalid("canned.unfilled", CannedVariable.list(open.stream()))
                    .at("text");
    }

    private static Stream<CannedVariable> in(String words) {
        return VARIABLE.matcher(words)
                .results()
                .map(CannedWords::variable)
                .flatMap(Optional::stream)
                .distinct();
    }

    private static Optional<CannedVariable> variable(MatchResult found) {
        return CannedVariable.of(found.group(1).toLowerCase(Locale.ROOT));
    }
}
