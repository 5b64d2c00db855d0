package dev.rapport.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rulebook decided and why.
 *
 * @param score sum of the points that rules gave
 * @param results what rules set by name
 */
public record Decision(String rulebook, int version, int score, Map<String, Object> results, List<Reason> reasons) {

    /**
     * A rule that fired: its name, the points it gave, and the sentence for people. A sentence in both languages has
     * the form {@code English | Chinese}.
     *
     * @param result name of the result it decided; absent for points
     */
    public record Reason(
            String rule,
            int points,
            String because,
            @Nullable String result) {

        private static final String BETWEEN_LANGUAGES = " | ";

        static String bilingual(String english, String chinese) {
            return english + BETWEEN_LANGUAGES + chinese;
        }

        public String because(Locale locale) {
            var cut = because.indexOf(BETWEEN_LANGUAGES);
            if (cut < 0) return because;
            return "zh".equals(locale.getLanguage())
                    ? because.substring(cut + BETWEEN_LANGUAGES.length())
                    : because.substring(0, cut);
        }
    }

    /** The reasons for the score and for some of the results. */
    public List<Reason> reasonsFor(String... wanted) {
        var names = List.of(wanted);
        return reasons.stream()
                .filter(reason -> reason.result() == null || names.contains(reason.result()))
                .toList();
    }

    public @Nullable String text(String name) {
        var value = results.get(name);
        return value == null ? null : value.toString();
    }
}
