package dev.rapport.studio.forms;

import dev.rapport.engine.model.FormModel;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Whether those who wait for an answer of the live form still get it. */
final class KeptAnswers {

    private KeptAnswers() {}

    /** @param readers the processes that show the form, each with the words that it decides by */
    static void check(FormModel form, FormModel live, Map<String, Set<String>> readers, Consumer<FormProblem> found) {
        live.fields().forEach((key, before) -> {
            var now = form.fields().get(key);
            if (now == null) {
                found.accept(gone(key, readers));
                return;
            }
            if (now.choicesFrom() != null) return;
            before.choices().keySet().stream()
                    .filter(choice -> !now.choices().containsKey(choice))
                    .forEach(choice -> found.accept(FormProblem.of(FormRule.KEEPS_CHOICES, null, key, choice)));
        });
    }

    private static FormProblem gone(String key, Map<String, Set<String>> readers) {
        return readers.entrySet().stream()
                .filter(reader -> reader.getValue().contains(key))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .map(process -> FormProblem.of(FormRule.KEEPS_ANSWERS, null, key, process))
                .orElseGet(() -> FormProblem.of(FormRule.KEEPS_KEYS, null, key));
    }
}
