package dev.rapport.engine.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import dev.rapport.platform.Refused;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A BPMN text as a tree, of which each element can be asked. What is no BPMN, endless or too deep is refused. */
public final class BpmnTree {

    static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DRAWING = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final Set<String> DRAWN = Set.of("BPMNShape", "BPMNEdge");
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    private static final String PLATFORM = "Camunda Cloud";
    private static final String PLATFORM_VERSION = "8.6.0";
    private static final String NAMESPACE = "http://www.w3.org/2000/xmlns/";

    private final String xml;
    private final Document document;
    private final List<BpmnElement> elements;
    private final Map<String, BpmnElement> byId = new HashMap<>();
    private final Map<String, List<BpmnElement>> flows;

    private BpmnTree(String xml, Document document) {
        this.xml = xml;
        this.document = document;
        var root = document.getDocumentElement();
        if (!isBpmn(root) || !root.getLocalName().equals("definitions")) throw Refused.invalid("error.bpmn-no-bpmn");
        elements = Xml.elements(document).stream()
                .filter(BpmnTree::isBpmn)
                .map(BpmnElement::new)
                .toList();
        elements.stream()
                .filter(element -> !element.id().isEmpty())
                .forEach(element -> byId.putIfAbsent(element.id(), element));
        flows = elements("sequenceFlow").collect(groupingBy(flow -> flow.attribute("sourceRef")));
    }

    public static BpmnTree parse(String xml) {
        return new BpmnTree(xml, Xml.parse(xml));
    }

    /** All elements of BPMN in the order of the text, without what the drawing says of their places. */
    public List<BpmnElement> elements() {
        return elements;
    }

    /** The elements of one of the types. */
    public Stream<BpmnElement> elements(String... types) {
        var wanted = Set.of(types);
        return elements.stream().filter(element -> wanted.contains(element.type()));
    }

    public Optional<BpmnElement> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The ways out of a step or gateway. */
    public List<BpmnElement> flowsFrom(String id) {
        return flows.getOrDefault(id, List.of());
    }

    /** The one process that the engine would run; refused where there is none or more than one. */
    public BpmnElement process() {
        var processes = elements("process")
                .filter(process -> process.attribute("isExecutable").equals("true"))
                .toList();
        if (processes.size() != 1) throw Refused.invalid("error.bpmn-not-one-process", processes.size());
        return processes.getFirst();
    }

    /** Ids of the forms that its tasks show. */
    public Set<String> forms() {
        return elements("userTask")
                .flatMap(task -> task.extension("formDefinition").stream())
                .map(form -> form.attribute("formId"))
                .filter(form -> !form.isEmpty())
                .collect(toCollection(TreeSet::new));
    }

    /** Tasks by the form that they show. */
    public Map<String, List<BpmnElement>> tasksByForm() {
        return elements("userTask")
                .filter(task -> task.extension("formDefinition")
                        .filter(form -> !form.attribute("formId").isEmpty())
                        .isPresent())
                .collect(groupingBy(
                        task -> task.extension("formDefinition").orElseThrow().attribute("formId")));
    }

    /** The words that its expressions look at. */
    public Set<String> wordsRead() {
        var words = new TreeSet<String>();
        for (var element : Xml.elements(document)) {
            var attributes = element.getAttributes();
            for (var i = 0; i < attributes.getLength(); i++)
                words.addAll(Feel.words(attributes.item(i).getNodeValue()));
            if (element.getLocalName().endsWith("Expression")) words.addAll(Feel.words(element.getTextContent()));
        }
        return words;
    }

    /** Where each element is drawn, by its id; two places that are written alike are the same. */
    public Map<String, String> places() {
        var places = new LinkedHashMap<String, String>();
        for (var drawn : Xml.elements(document)) {
            if (!DRAWING.equals(drawn.getNamespaceURI()) || !DRAWN.contains(drawn.getLocalName())) continue;
            var place = new StringBuilder();
            var inside = drawn.getElementsByTagNameNS("*", "*");
            for (var i = 0; i < inside.getLength(); i++) {
                var at = (Element) inside.item(i);
                for (var number : List.of("x", "y", "width", "height"))
                    if (at.hasAttribute(number)) place.append(number).append(at.getAttribute(number));
                place.append(';');
            }
            places.put(drawn.getAttribute("bpmnElement"), place.toString());
        }
        return places;
    }

    /** The text, which says for which engine it is: what says nothing would be checked by nobody. */
    public String forOurEngine() {
        var root = document.getDocumentElement();
        if (PLATFORM.equals(root.getAttributeNS(MODELER, "executionPlatform"))
                && PLATFORM_VERSION.equals(root.getAttributeNS(MODELER, "executionPlatformVersion"))) return xml;
        if (root.lookupPrefix(MODELER) == null) root.setAttributeNS(NAMESPACE, "xmlns:modeler", MODELER);
        var prefix = root.lookupPrefix(MODELER) + ":";
        root.setAttributeNS(MODELER, prefix + "executionPlatform", PLATFORM);
        root.setAttributeNS(MODELER, prefix + "executionPlatformVersion", PLATFORM_VERSION);
        return written();
    }

    private String written() {
        try {
            var factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            var text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return BpmnBytes.inOurs(text.toString());
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same model under another id and name of its process. */
    public String renamed(String processId, String name) {
        var process = process();
        var before = process.id();
        process.node().setAttribute("id", processId);
        process.node().setAttribute("name", name);
        for (var element : Xml.elements(document))
            for (var attribute : List.of("bpmnElement", "processRef"))
                if (element.getAttribute(attribute).equals(before)) element.setAttribute(attribute, processId);
        return BpmnTree.parse(written()).forOurEngine();
    }

    static boolean isBpmn(Element element) {
        return BPMN.equals(element.getNamespaceURI());
    }
}
