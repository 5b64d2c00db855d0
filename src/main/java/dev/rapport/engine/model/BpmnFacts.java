package dev.rapport.engine.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** What an element says, flattened: attributes as {@code form@formId}, texts as {@code condition#}. */
final class BpmnFacts {

    /** They only gather, or follow from the flows. */
    private static final Set<String> GATHER = Set.of(
            "extensionElements", "properties", "ioMapping", "executionListeners", "taskHeaders", "taskListeners");

    private static final Set<String> FOLLOWS = Set.of("incoming", "outgoing", "flowNodeRef");

    private final Map<String, String> facts = new TreeMap<>();

    private BpmnFacts() {}

    static Map<String, String> of(BpmnElement element) {
        var facts = new BpmnFacts();
        facts.add("", element.node(), false);
        return facts.facts;
    }

    /** @param isPart ids of parts are given anew by editors and say nothing */
    private void add(String path, Element element, boolean isPart) {
        var attributes = element.getAttributes();
        for (var i = 0; i < attributes.getLength(); i++) {
            var attribute = (Attr) attributes.item(i);
            var name = attribute.getName();
            if (name.equals("id") || name.startsWith("xmlns")) continue;
            if (isPart && isKey(element, name)) continue;
            put(path + "@" + attribute.getLocalName(), attribute.getValue().strip());
        }
        var hasElements = false;
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Element child)) continue;
            hasElements = true;
            if (FOLLOWS.contains(child.getLocalName())) continue;
            if (BpmnTree.isBpmn(child) && new BpmnElement(child).standsAlone()) continue;
            add(step(path, child), child, true);
        }
        var text = element.getTextContent().strip();
        if (isPart && !hasElements) put(path + (text.isEmpty() ? "" : "#"), text.isEmpty() ? "yes" : text);
    }

    private static String step(String path, Element child) {
        var name = child.getLocalName();
        if (GATHER.contains(name)) return path;
        var key = key(child);
        var step = key.isEmpty() ? name : name + "[" + key + "]";
        return path.isEmpty() ? step : path + "/" + step;
    }

    /** What tells it from others of its kind. */
    private static String key(Element child) {
        return switch (child.getLocalName()) {
            case "property" -> child.getAttribute("name");
            case "input", "output" -> child.getAttribute("target");
            case "header" -> child.getAttribute("key");
            default -> "";
        };
    }

    private static boolean isKey(Element element, String attribute) {
        return switch (element.getLocalName()) {
            case "property" -> attribute.equals("name");
            case "input", "output" -> attribute.equals("target");
            case "header" -> attribute.equals("key");
            default -> false;
        };
    }

    private void put(String place, String value) {
        var free = place;
        for (var number = 2; facts.containsKey(free); number++) free = place + " " + number;
        facts.put(free, value);
    }
}
