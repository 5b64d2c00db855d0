package dev.rapport.studio.check;

import static java.util.stream.Collectors.toSet;

import dev.rapport.engine.model.BpmnTree;
import java.util.function.Consumer;

/** Whether the product still finds in one of its own processes what it relies on. */
final class ContractRules {

    private ContractRules() {}

    static void check(BpmnTree model, Surroundings around, Consumer<Problem> found) {
        around.shipped().map(BpmnTree::parse).ifPresent(shipped -> {
            var messages = ModelCheck.messages(model).collect(toSet());
            ModelCheck.messages(shipped)
                    .filter(message -> !messages.contains(message))
                    .forEach(message -> found.accept(Problem.of(Rule.KEEPS_MESSAGES, null, message)));
            shipped.elements("userTask")
                    .filter(task -> model.byId(task.id())
                            .filter(now -> now.type().equals("userTask"))
                            .isEmpty())
                    .forEach(task -> found.accept(Problem.of(Rule.KEEPS_STEPS, null, task.called(), task.id())));
        });
    }
}
