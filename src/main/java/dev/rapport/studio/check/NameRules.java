package dev.rapport.studio.check;

import dev.rapport.engine.model.BpmnElement;
import dev.rapport.engine.model.BpmnTree;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Whether everybody can read the drawing: named, in both languages, and drawn. */
final class NameRules {

    private static final int LONGEST = 150;
    private static final Pattern PROCESS_ID = Pattern.compile("[a-z][a-z0-9-]{1,60}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private static final Set<String> STEPS = Set.of(
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "scriptTask",
            "businessRuleTask",
            "manualTask",
            "task",
            "callActivity",
            "subProcess",
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent");

    private static final Set<String> GATEWAYS =
            Set.of("exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway");

    private NameRules() {}

    static void check(BpmnTree model, Consumer<Problem> found) {
        var process = model.process();
        if (!PROCESS_ID.matcher(process.id()).matches())
            found.accept(Problem.of(Rule.PROCESS_ID, process.id(), process.id()));
        if (process.name().isEmpty()) found.accept(Problem.of(Rule.NAMED, process.id(), process.id()));
        var drawn = model.places().keySet();
        model.elements().stream().filter(NameRules::isOfTheFlow).forEach(element -> {
            if (element.name().isEmpty() && mustBeNamed(model, element))
                found.accept(Problem.of(Rule.NAMED, element.id(), element.id()));
            if (!element.type().equals("process") && !drawn.contains(element.id()))
                found.accept(Problem.of(Rule.DRAWN, element.id(), element.called()));
            named(element, found);
        });
    }

    private static void named(BpmnElement element, Consumer<Problem> found) {
        var name = element.name();
        if (name.isEmpty()) return;
        var chinese = element.property("name:zh").orElse("");
        if (Math.max(name.length(), chinese.length()) > LONGEST)
            found.accept(Problem.of(
                    Rule.SHORT_NAME, element.id(), name.substring(0, Math.min(40, name.length())), "" + LONGEST));
        if (!CHINESE.matcher(chinese).find())
            found.accept(Problem.of(Rule.NAMED_IN_BOTH, element.id(), element.called()));
    }

    private static boolean isOfTheFlow(BpmnElement element) {
        var type = element.type();
        return type.equals("process") || type.equals("sequenceFlow") || STEPS.contains(type) || GATEWAYS.contains(type);
    }

    private static boolean mustBeNamed(BpmnTree model, BpmnElement element) {
        return switch (element.type()) {
            case "process" -> false;
            case "sequenceFlow" ->
                model.byId(element.attribute("sourceRef"))
                        .filter(source -> source.type().equals("exclusiveGateway"))
                        .filter(source -> model.flowsFrom(source.id()).size() > 1)
                        .isPresent();
            case "startEvent" -> !isPlainBeginning(element);
            default ->
                STEPS.contains(element.type()) || model.flowsFrom(element.id()).size() > 1;
        };
    }

    /** Of a subprocess, which says itself when it begins. */
    private static boolean isPlainBeginning(BpmnElement start) {
        return start.parent()
                        .filter(parent -> parent.type().equals("subProcess"))
                        .isPresent()
                && start.children().noneMatch(child -> child.type().endsWith("EventDefinition"));
    }
}
