package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A process diagram to look at: the path taken is drawn strongly, the present steps are marked, incidents stand out. */
@Tag("bpmn-diagram")
@NpmPackage(value = "bpmn-js", version = "18.31.1")
@NpmPackage(value = "diagram-js", version = "15.28.1")
@JsModule("./components/bpmn-diagram.ts")
public final class BpmnDiagram extends Component implements HasSize, HasStyle {

    /**
     * @param names what elements are called in the reader's language, by their ids, where that is not what the XML says
     * @param active ids of the elements where the instance is now
     * @param completed ids of the elements it has left
     * @param flows ids of the sequence flows it took
     * @param incidents ids of the elements where it is stuck
     */
    public BpmnDiagram(
            String xml,
            Map<String, String> names,
            Collection<String> active,
            Collection<String> completed,
            Collection<String> flows,
            Collection<String> incidents) {
        addClassName("bpmn-diagram");
        var words = JacksonUtils.createObjectNode();
        for (var word : List.of("in", "out", "fit"))
            words.put(word, UI.getCurrent().getTranslation("ui.diagram." + word));
        getElement().setPropertyJson("words", words);
        show(active, completed, flows, incidents);
        getElement().setPropertyJson("names", JacksonUtils.mapToJson(names));
        getElement().setProperty("xml", xml);
    }

    /** Moves the marks; the drawing and what the person zoomed to stay. */
    public void show(
            Collection<String> active,
            Collection<String> completed,
            Collection<String> flows,
            Collection<String> incidents) {
        var marks = JacksonUtils.createObjectNode();
        marks.set("active", JacksonUtils.listToJson(active.stream().toList()));
        marks.set("completed", JacksonUtils.listToJson(completed.stream().toList()));
        marks.set("flows", JacksonUtils.listToJson(flows.stream().toList()));
        marks.set("incidents", JacksonUtils.listToJson(incidents.stream().toList()));
        getElement().setPropertyJson("marks", marks);
    }

    /**
     * Marks what another version says otherwise.
     *
     * @param ids of the elements, by {@code added}, {@code removed}, {@code changed} or {@code moved}
     */
    public void differences(Map<String, List<String>> ids) {
        var differences = JacksonUtils.createObjectNode();
        ids.forEach((kind, some) -> differences.set(kind, JacksonUtils.listToJson(some)));
        getElement().setPropertyJson("differences", differences);
    }

    /** Brings an element into sight, if it is drawn. */
    public void focusOn(String elementId) {
        getElement().callJsFunction("focusOn", elementId);
    }
}
