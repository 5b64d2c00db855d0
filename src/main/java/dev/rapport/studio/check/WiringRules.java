package dev.rapport.studio.check;

import dev.rapport.engine.model.BpmnElement;
import dev.rapport.engine.model.BpmnTree;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Whether a case finds its way: gateways, messages, and what the engine cannot migrate. */
final class WiringRules {

    /** The outbox correlates every message by the case, or by the message that started the run. */
    private static final Set<String> CORRELATED_BY = Set.of("=subjectId", "=messageId");

    private WiringRules() {}

    static void check(BpmnTree model, Surroundings around, Consumer<Problem> found) {
        model.elements("exclusiveGateway", "inclusiveGateway").forEach(gateway -> gateway(model, gateway, found));
        model.elements("message").forEach(message -> {
            var name = message.attribute("name");
            if (!around.messages().contains(name))
                found.accept(Problem.of(Rule.MESSAGE_EXISTS, message.id(), name.isEmpty() ? message.id() : name));
        });
        model.elements("messageEventDefinition", "receiveTask").forEach(event -> correlated(model, event, found));
        model.elements("boundaryEvent")
                .filter(WiringRules::blocksMigration)
                .forEach(event -> found.accept(Problem.of(Rule.BLOCKS_MIGRATION, event.id(), event.called())));
    }

    private static void gateway(BpmnTree model, BpmnElement gateway, Consumer<Problem> found) {
        var ways = model.flowsFrom(gateway.id());
        if (ways.size() < 2) return;
        var byDefault = gateway.attribute("default");
        if (byDefault.isEmpty()) found.accept(Problem.of(Rule.DEFAULT_FLOW, gateway.id(), gateway.called()));
        ways.stream()
                .filter(way -> !way.id().equals(byDefault))
                .filter(way -> way.child("conditionExpression")
                        .filter(condition -> !condition.text().isEmpty())
                        .isEmpty())
                .filter(way -> !byDefault.isEmpty())
                .forEach(way -> found.accept(Problem.of(Rule.CONDITION, way.id(), way.called(), gateway.called())));
    }

    /** A message that starts a process of its own accord meets no case yet. */
    private static void correlated(BpmnTree model, BpmnElement catching, Consumer<Problem> found) {
        var event = catching.type().equals("receiveTask")
                ? catching
                : catching.parent().orElse(catching);
        if (THROWING.test(event) || startsTheProcess(event)) return;
        var key = model.byId(catching.attribute("messageRef"))
                .flatMap(message -> message.extension("subscription"))
                .map(subscription -> subscription.attribute("correlationKey").replace(" ", ""))
                .orElse("");
        if (!CORRELATED_BY.contains(key))
            found.accept(Problem.of(Rule.CORRELATED, event.id(), event.called(), key.isEmpty() ? "–" : key));
    }

    private static final Predicate<BpmnElement> THROWING = event ->
            event.type().equals("intermediateThrowEvent") || event.type().equals("endEvent");

    private static boolean startsTheProcess(BpmnElement event) {
        return event.type().equals("startEvent")
                && event.parent()
                        .filter(parent -> parent.type().equals("process"))
                        .isPresent();
    }

    private static boolean blocksMigration(BpmnElement event) {
        return event.child("escalationEventDefinition").isPresent()
                || event.child("compensateEventDefinition").isPresent();
    }
}
