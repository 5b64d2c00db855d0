package dev.rapport.engine.model;

import dev.rapport.platform.Refused;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A BPMN process as far as Rapport itself reads it.
 *
 * @param elementNames what the business calls its elements, by element id; elements without a name are left out
 * @param translations the same in other languages, by language and element id, from extension properties such as
 *     {@code name:zh}
 * @param variablesRead every word in its FEEL expressions, hence every variable that it may read, and some more
 */
public record ProcessModel(
        String processId,
        String name,
        Map<String, String> elementNames,
        Map<String, Map<String, String>> translations,
        Set<String> variablesRead) {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    private static final String NAME_IN = "name:";

    /** What stands in for a model that cannot be read: it has no names. */
    public static ProcessModel unreadable(String processId) {
        return new ProcessModel(processId, processId, Map.of(), Map.of(), Set.of());
    }

    /** Reads the text of a BPMN file with one executable process; anything else is refused. */
    public static ProcessModel parse(String xml) {
        var elements = Xml.elements(Xml.parse(xml));
        var processes = elements.stream()
                .filter(element -> isBpmn(element) && "process".equals(element.getLocalName()))
                .filter(process -> "true".equals(process.getAttribute("isExecutable")))
                .toList();
        if (processes.size() != 1) throw Refused.invalid("error.bpmn-not-one-process", processes.size());
        var process = processes.getFirst();
        var name = process.getAttribute("name");
        var id = process.getAttribute("id");
        return new ProcessModel(
                id, name.isBlank() ? id : name, names(elements), translations(elements), wordsRead(elements));
    }

    /** What an element is called in another language, if the model says so. */
    public Optional<String> translation(String elementId, Locale locale) {
        return Optional.ofNullable(names(locale).get(elementId));
    }

    /** What elements are called in another language, by their ids. */
    public Map<String, String> names(Locale locale) {
        return translations.getOrDefault(locale.getLanguage(), Map.of());
    }

    /** Whether an element bears the same name in another version. */
    public boolean namesAlike(ProcessModel other, String elementId) {
        var name = elementNames.get(elementId);
        return name != null && name.equals(other.elementNames().get(elementId));
    }

    private static boolean isBpmn(Element element) {
        return BPMN.equals(element.getNamespaceURI());
    }

    private static Map<String, String> names(List<Element> elements) {
        var names = new HashMap<String, String>();
        for (var element : elements) {
            var name = element.getAttribute("name").strip().replaceAll("\\s+", " ");
            if (isBpmn(element) && element.hasAttribute("id") && !name.isEmpty())
                names.put(element.getAttribute("id"), name);
        }
        return Map.copyOf(names);
    }

    private static Map<String, Map<String, String>> translations(List<Element> elements) {
        var translations = new HashMap<String, Map<String, String>>();
        for (var property : elements) {
            if (!ZEEBE.equals(property.getNamespaceURI()) || !"property".equals(property.getLocalName())) continue;
            var key = property.getAttribute("name");
            var value = property.getAttribute("value").strip();
            var named = named(property);
            if (key.startsWith(NAME_IN) && !value.isEmpty() && named.isPresent())
                translations
                        .computeIfAbsent(key.substring(NAME_IN.length()), language -> new HashMap<>())
                        .put(named.get(), value);
        }
        return Map.copyOf(translations);
    }

    /** The id of the element that a property stands in: element, extension elements, properties, property. */
    private static Optional<String> named(Element property) {
        var owner = property.getParentNode().getParentNode().getParentNode();
        return owner instanceof Element element && isBpmn(element) && element.hasAttribute("id")
                ? Optional.of(element.getAttribute("id"))
                : Optional.empty();
    }

    private static Set<String> wordsRead(List<Element> elements) {
        var words = new HashSet<String>();
        elements.stream().flatMap(ProcessModel::texts).map(Feel::words).forEach(words::addAll);
        return Set.copyOf(words);
    }

    private static Stream<String> texts(Element element) {
        var attributes = element.getAttributes();
        var values = Stream.iterate(0, i -> i < attributes.getLength(), i -> i + 1)
                .map(i -> attributes.item(i).getNodeValue());
        var isLeaf = element.getElementsByTagName("*").getLength() == 0;
        return isLeaf ? Stream.concat(values, Stream.of(element.getTextContent())) : values;
    }
}
