package dev.rapport.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** An element of a model: a step, an event, a gateway, a flow, a message, or what stands in one of them. */
public final class BpmnElement {

    private static final Set<String> HOLDERS = Set.of(
            "definitions", "process", "subProcess", "adHocSubProcess", "transaction", "collaboration", "laneSet");

    private static final Set<String> PARTS = Set.of(
            "extensionElements",
            "documentation",
            "incoming",
            "outgoing",
            "laneSet",
            "collaboration",
            "ioSpecification",
            "multiInstanceLoopCharacteristics",
            "standardLoopCharacteristics");

    private final Element element;

    BpmnElement(Element element) {
        this.element = element;
    }

    /** Such as {@code userTask}. */
    public String type() {
        return element.getLocalName();
    }

    /** Empty where it has none. */
    public String id() {
        return element.getAttribute("id");
    }

    /** As people read it; empty where it has none. */
    public String name() {
        return element.getAttribute("name").strip().replaceAll("\\s+", " ");
    }

    /** Its name, or else its id. */
    public String called() {
        return name().isEmpty() ? id() : name();
    }

    /** Empty where it says nothing. */
    public String attribute(String name) {
        return element.getAttribute(name).strip();
    }

    public String text() {
        return element.getTextContent().strip();
    }

    /** The elements right below it, of BPMN. */
    public Stream<BpmnElement> children() {
        return below(element).filter(BpmnTree::isBpmn).map(BpmnElement::new);
    }

    /** The first such element right below it. */
    public Optional<BpmnElement> child(String type) {
        return children().filter(child -> child.type().equals(type)).findFirst();
    }

    /** What it says to the engine, at any depth of its extension elements. */
    public Stream<BpmnElement> extensions(String type) {
        return below(element)
                .filter(BpmnTree::isBpmn)
                .filter(child -> child.getLocalName().equals("extensionElements"))
                .flatMap(BpmnElement::all)
                .filter(child -> BpmnTree.ZEEBE.equals(child.getNamespaceURI())
                        && child.getLocalName().equals(type))
                .map(BpmnElement::new);
    }

    public Optional<BpmnElement> extension(String type) {
        return extensions(type).findFirst();
    }

    /** An extension property, such as {@code name:zh}. */
    public Optional<String> property(String name) {
        return extensions("property")
                .filter(property -> property.attribute("name").equals(name))
                .map(property -> property.attribute("value"))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The element that it stands in. */
    public Optional<BpmnElement> parent() {
        return element.getParentNode() instanceof Element above && BpmnTree.isBpmn(above)
                ? Optional.of(new BpmnElement(above))
                : Optional.empty();
    }

    /** Whether people would point at it, and not at what it stands in. */
    public boolean standsAlone() {
        return !id().isEmpty()
                && !PARTS.contains(type())
                && parent().filter(parent -> HOLDERS.contains(parent.type())).isPresent();
    }

    /** What it says, by where it says it: itself and what stands in it, but for what stands alone. */
    public Map<String, String> facts() {
        return BpmnFacts.of(this);
    }

    Element node() {
        return element;
    }

    private static Stream<Element> below(Element element) {
        var below = new ArrayList<Element>();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element child) below.add(child);
        return below.stream();
    }

    private static Stream<Element> all(Element element) {
        List<Element> all = new ArrayList<>();
        var found = element.getElementsByTagNameNS("*", "*");
        for (var i = 0; i < found.getLength(); i++) all.add((Element) found.item(i));
        return all.stream();
    }
}
