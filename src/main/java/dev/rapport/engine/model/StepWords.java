package dev.rapport.engine.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * What a model calls the steps that programs do and the messages it waits for.
 *
 * @param steps one for each element with a job type of its own
 * @param messages one for each element that waits for a message about something that runs already
 * @param listeners the job types that are asked for beside a step: before or after it
 */
public record StepWords(List<WorkedStep> steps, List<AwaitedMessage> messages, Set<String> listeners) {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

    /**
     * A step that a program does.
     *
     * @param element the kind of BPMN element, such as {@code serviceTask}
     * @param translations its name in other languages
     */
    public record WorkedStep(String jobType, String element, String name, Map<String, String> translations) {}

    /**
     * A message that somebody waits for.
     *
     * @param correlationKey the FEEL expression that says which instance it is for
     * @param waiting what the element that waits for it is called
     */
    public record AwaitedMessage(
            String name, String correlationKey, String waiting, Map<String, String> translations) {}

    /** Reads the text of a BPMN file. */
    public static StepWords parse(String xml) {
        var model = ProcessModel.parse(xml);
        var elements = Xml.elements(Xml.parse(xml));
        var steps = new ArrayList<WorkedStep>();
        var listeners = new HashSet<String>();
        var correlations = new HashMap<String, String>();
        var names = new HashMap<String, String>();
        for (var element : elements) {
            if (is(element, ZEEBE, "taskDefinition"))
                owner(element, 2)
                        .ifPresent(step -> steps.add(new WorkedStep(
                                element.getAttribute("type"),
                                step.getLocalName(),
                                step.getAttribute("name"),
                                translations(model, step))));
            if (is(element, ZEEBE, "executionListener")) listeners.add(element.getAttribute("type"));
            if (is(element, BPMN, "message")) names.put(element.getAttribute("id"), element.getAttribute("name"));
            if (is(element, ZEEBE, "subscription"))
                owner(element, 2)
                        .ifPresent(message ->
                                correlations.put(message.getAttribute("id"), element.getAttribute("correlationKey")));
        }
        return new StepWords(List.copyOf(steps), awaited(model, elements, names, correlations), Set.copyOf(listeners));
    }

    private static List<AwaitedMessage> awaited(
            ProcessModel model, List<Element> elements, Map<String, String> names, Map<String, String> correlations) {
        return elements.stream()
                .filter(element -> is(element, BPMN, "messageEventDefinition"))
                .filter(definition -> correlations.containsKey(definition.getAttribute("messageRef")))
                .flatMap(definition -> owner(definition, 1).stream().map(event -> {
                    var message = definition.getAttribute("messageRef");
                    return new AwaitedMessage(
                            names.getOrDefault(message, ""),
                            correlations.getOrDefault(message, ""),
                            event.getAttribute("name"),
                            translations(model, event));
                }))
                .toList();
    }

    private static Map<String, String> translations(ProcessModel model, Element element) {
        var id = element.getAttribute("id");
        var found = new HashMap<String, String>();
        model.translations().forEach((language, names) -> {
            var name = names.get(id);
            if (name != null) found.put(language, name);
        });
        return Map.copyOf(found);
    }

    private static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    private static Optional<Element> owner(Element of, int above) {
        var parent = of.getParentNode();
        for (var i = 1; i < above && parent != null; i++) parent = parent.getParentNode();
        return parent instanceof Element element ? Optional.of(element) : Optional.empty();
    }
}
