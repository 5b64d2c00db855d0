package dev.rapport.studio.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where a model breaks a rule.
 *
 * @param elementId absent where it is about the whole
 * @param arguments of the rule's sentence
 */
public record Problem(Rule rule, @Nullable String elementId, List<Object> arguments) {

    static Problem of(Rule rule, @Nullable String elementId, Object... arguments) {
        return new Problem(rule, elementId, List.of(arguments));
    }

    public boolean isError() {
        return rule.severity() == Severity.ERROR;
    }
}
