package dev.rapport.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.rapport.platform.ui.BpmnSimulation;
import java.util.Map;

/** Somebody walks the paths of a process, to see where they lead before a case does. */
class SimulationDialog extends Dialog {

    /** @param names as the reader calls the elements, where the drawing does not */
    SimulationDialog(String name, String xml, Map<String, String> names) {
        setHeaderTitle(getTranslation("studio.simulation-of", name));
        setWidth("min(96vw, 90rem)");
        setHeight("92vh");
        var simulation = new BpmnSimulation(xml, names);
        simulation.addClassName("simulation");
        var body = new Div(new Paragraph(getTranslation("studio.simulate-text")), simulation);
        body.addClassName("simulation-body");
        add(body);
        getFooter().add(new Button(getTranslation("ui.close"), click -> close()));
    }
}
