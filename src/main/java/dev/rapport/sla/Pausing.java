package dev.rapport.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which waiting stops a metric from counting: {@code any}, {@code none}, or reasons such as {@code customer vendor}.
 *
 * @param reasons do not matter when any waiting counts
 */
public record Pausing(boolean any, Set<String> reasons) {

    public static final Pausing ANY = new Pausing(true, Set.of());
    public static final Pausing NONE = new Pausing(false, Set.of());

    private static final Pattern WORD = Pattern.compile("[^\\s,]+");

    public Pausing {
        reasons = Set.copyOf(reasons);
    }

    public static Pausing by(PauseReason... reasons) {
        var words = new TreeSet<String>();
        for (var reason : reasons) words.add(reason.word());
        return new Pausing(false, words);
    }

    /** Reads what {@link #text} writes. */
    @JsonCreator
    public static Pausing parse(String text) {
        return switch (text) {
            case "any" -> ANY;
            case "none" -> NONE;
            default ->
                new Pausing(
                        false,
                        WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet()));
        };
    }

    @JsonValue
    public String text() {
        if (any) return "any";
        return reasons.isEmpty() ? "none" : String.join(" ", new TreeSet<>(reasons));
    }

    public boolean isPausedBy(@Nullable String reason) {
        return any || reason != null && reasons.contains(reason);
    }
}
