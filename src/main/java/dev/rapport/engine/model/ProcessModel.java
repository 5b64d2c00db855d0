package dev.rapport.engine.model;

import dev.rapport.platform.Refused;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A BPMN process as far as Rapport itself reads it.
 *
 * @param elementNames what the business calls its elements, by element id; elements without a name are left out
 * @param variablesRead every word in its FEEL expressions, hence every variable that it may read, and some more
 */
public record ProcessModel(String processId, String name, Map<String, String> elementNames, Set<String> variablesRead) {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

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
        return new ProcessModel(id, name.isBlank() ? id : name, names(elements), wordsRead(elements));
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
