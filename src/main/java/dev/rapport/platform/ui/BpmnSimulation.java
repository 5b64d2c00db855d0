package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.List;
import java.util.Map;

/** A process whose paths somebody walks with tokens, in the browser alone: no engine is asked and nothing is sent. */
@Tag("bpmn-simulation")
@NpmPackage(value = "bpmn-js", version = "18.31.1")
@NpmPackage(value = "diagram-js", version = "15.28.1")
@NpmPackage(value = "bpmn-js-token-simulation", version = "0.39.4")
@JsModule("./components/bpmn-simulation.ts")
public final class BpmnSimulation extends Component implements HasSize, HasStyle {

    /** @param names what elements are called in the reader's language, by their ids, where that is not what the XML says */
    public BpmnSimulation(String xml, Map<String, String> names) {
        var ui = UI.getCurrent();
        var words = JacksonUtils.createObjectNode();
        for (var word : List.of("loading", "refused")) words.put(word, ui.getTranslation("ui.simulation." + word));
        getElement().setPropertyJson("words", words);
        getElement().setProperty("language", "zh".equals(ui.getLocale().getLanguage()) ? "zh" : "en");
        getElement().setPropertyJson("names", JacksonUtils.mapToJson(names));
        getElement().setProperty("xml", xml);
    }
}
