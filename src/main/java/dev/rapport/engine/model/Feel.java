package dev.rapport.engine.model;

import dev.rapport.platform.Refused;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** FEEL expressions as they stand in models and forms: texts that start with an equals sign. */
public final class Feel {

    private static final Pattern TEXT = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*+");

    private Feel() {}

    /** Whether it is an expression that can be read. */
    public static boolean isExpression(String text) {
        if (!text.strip().startsWith("=")) return false;
        try {
            FeelCondition.parse(text);
            return true;
        } catch (Refused e) {
            return false;
        }
    }

    /** The words of an expression outside its quoted texts; none if the text is no expression. */
    static Set<String> words(String text) {
        var expression = text.strip();
        if (!expression.startsWith("=")) return Set.of();
        return WORD.matcher(TEXT.matcher(expression).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toUnmodifiableSet());
    }
}
