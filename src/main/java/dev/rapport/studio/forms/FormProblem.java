package dev.rapport.studio.forms;

import dev.rapport.studio.check.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where a form breaks a rule.
 *
 * @param componentId absent where it is about the whole
 * @param arguments of the rule's sentence
 */
public record FormProblem(FormRule rule, @Nullable String componentId, List<Object> arguments) {

    static FormProblem of(FormRule rule, @Nullable String componentId, Object... arguments) {
        return new FormProblem(rule, componentId, List.of(arguments));
    }

    public boolean isError() {
        return rule.severity() == Severity.ERROR;
    }
}
