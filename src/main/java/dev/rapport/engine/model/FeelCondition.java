package dev.rapport.engine.model;

import dev.rapport.platform.Refused;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;

/** A condition of a form, such as {@code =outcome = "lost"}, decided as the browser decides it. */
final class FeelCondition {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    private static final Set<String> OPERATORS = Set.of("and", "or", "not", "null", "true", "false");

    private final ParsedExpression expression;
    private final Set<String> words;

    private FeelCondition(ParsedExpression expression, Set<String> words) {
        this.expression = expression;
        this.words = words;
    }

    /** Refuses what is no expression. */
    static FeelCondition parse(String text) {
        var stripped = text.strip();
        var parsed = FEEL.parseExpression(stripped.startsWith("=") ? stripped.substring(1) : stripped);
        if (parsed.isFailure()) throw Refused.invalid("error.bad-form", text);
        var words = new HashSet<>(Feel.words(stripped));
        words.removeAll(OPERATORS);
        return new FeelCondition(parsed.parsedExpression(), Set.copyOf(words));
    }

    /** What it looks at. */
    Set<String> words() {
        return words;
    }

    /** What cannot be decided, such as a comparison with something that is not there, does not hold. */
    boolean holds(Map<String, Object> values) {
        var result = FEEL.evaluate(expression, values);
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }
}
