package dev.rapport.studio.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.platform.ui.BpmnDiagram;
import dev.rapport.platform.ui.Panel;
import dev.rapport.studio.compare.Change;
import dev.rapport.studio.compare.Change.Kind;
import dev.rapport.studio.drafts.ModelComparisons.Side;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two drawings of a process beside each other, on which is marked what the other one says otherwise. */
class SideBySide extends Div {

    private final transient List<BpmnDiagram> diagrams = new ArrayList<>();

    SideBySide() {
        addClassName("side-by-side");
    }

    /** @param changes those that are marked; of what only this drawing has or says */
    void add(String caption, Side side, List<Change> changes, Kind... marked) {
        var diagram = new BpmnDiagram(side.xml(), side.names(), List.of(), List.of(), List.of(), List.of());
        diagram.addClassName("process-drawing");
        diagram.differences(ids(changes, List.of(marked)));
        diagrams.add(diagram);
        add(new Panel(caption, diagram));
    }

    /** Brings an element into sight in both. */
    void focusOn(String elementId) {
        diagrams.forEach(diagram -> diagram.focusOn(elementId));
    }

    Div legend() {
        var legend = new Div();
        legend.addClassName("bpmn-legend");
        var signs = new EnumMap<Kind, String>(
                Map.of(Kind.ADDED, "+", Kind.REMOVED, "−", Kind.CHANGED, "≠", Kind.MOVED, "⇄"));
        signs.forEach((kind, sign) -> {
            var shown = new Span(sign);
            shown.addClassNames("bpmn-sign", "differs-" + kind.word());
            legend.add(new Span(shown, new Span(" " + getTranslation("studio.legend." + kind.word()))));
        });
        return legend;
    }

    private static Map<String, List<String>> ids(List<Change> changes, List<Kind> kinds) {
        var ids = new HashMap<String, List<String>>();
        for (var change : changes)
            if (kinds.contains(change.kind()))
                ids.computeIfAbsent(change.kind().word(), kind -> new ArrayList<>())
                        .add(change.elementId());
        return ids;
    }
}
