package dev.rapport.customer.judgement;

import dev.rapport.customer.Lifecycle;
import dev.rapport.rules.Decision;
import dev.rapport.rules.RuleTextRefused;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the rulebook says of a customer. Refuses words that there are not, naming them.
 *
 * @param tags with the days that each lasts at most; 0 as long as it is said
 * @param reasons of what it says, in the order of the book
 */
record Saying(
        int version,
        @Nullable Lifecycle stage,
        @Nullable String tier,
        Map<String, Integer> tags,
        List<Because> reasons) {

    static final String STAGE = "stage";
    static final String TIER = "tier";
    static final String TAG = "tag ";

    private static final int LONGEST_TAG = 60;
    private static final int MOST_DAYS = 3_660;

    /**
     * A rule that decided.
     *
     * @param of stage, tier, or tag and its word
     * @param because in both languages
     */
    record Because(String of, String rule, String because) {}

    static Saying of(Decision decision) {
        var tags = new LinkedHashMap<String, Integer>();
        decision.results().forEach((name, value) -> {
            if (name.startsWith(TAG)) tags.put(tag(name), days(name, value));
        });
        var tier = decision.text(TIER);
        return new Saying(
                decision.version(),
                stage(decision.text(STAGE)),
                tier == null ? null : tier.strip().toLowerCase(Locale.ROOT),
                tags,
                decision.reasons().stream()
                        .filter(reason -> reason.result() != null)
                        .map(reason -> new Because(String.valueOf(reason.result()), reason.rule(), reason.because()))
                        .toList());
    }

    Optional<Because> why(String of) {
        return reasons.stream().filter(reason -> reason.of().equals(of)).findFirst();
    }

    private static String tag(String name) {
        var word = name.substring(TAG.length()).strip();
        if (word.isEmpty() || word.length() > LONGEST_TAG)
            throw new RuleTextRefused("judgement.refused.tag", name, LONGEST_TAG);
        return word;
    }

    private static int days(String name, Object value) {
        if (value instanceof Number days && days.intValue() >= 0 && days.intValue() <= MOST_DAYS)
            return days.intValue();
        throw new RuleTextRefused("judgement.refused.days", name, value, MOST_DAYS);
    }

    private static @Nullable Lifecycle stage(@Nullable String word) {
        if (word == null) return null;
        return Arrays.stream(Lifecycle.values())
                .filter(stage -> stage.name().equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() -> new RuleTextRefused(
                        "judgement.refused.stage",
                        word,
                        Arrays.stream(Lifecycle.values())
                                .map(stage -> stage.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
