package dev.rapport.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;

/** Draws figures; whoever cannot see the drawing finds the same figures in the table that goes with it. */
@Tag("trend-chart")
@NpmPackage(value = "echarts", version = "6.1.0")
@JsModule("./components/trend-chart.ts")
final class TrendChart extends Component {

    /** How it is drawn. */
    enum Kind {
        LINES,
        STACKED,

        /** With one label more than values, the bounds between them. */
        BARS,

        /** Lying, with their notes at the end. */
        RANKS
    }

    /** What the figures are: shares of one, milliseconds, or numbers. */
    enum Unit {
        SHARE,
        TIME,
        NUMBER
    }

    /**
     * Figures of one name, one for each label; not a number where there is none.
     *
     * @param low lower ends of their intervals; empty when they have none
     */
    record Series(String name, List<Double> values, List<Double> low, List<Double> high) {

        Series(String name, List<Double> values) {
            this(name, values, List.of(), List.of());
        }
    }

    /** A line across, at a place between the bounds of bars. */
    record Mark(String name, double at) {}

    /**
     * What to draw.
     *
     * @param notes what else there is to say at each label
     */
    record Spec(Kind kind, Unit unit, List<String> labels, List<String> notes, List<Series> series, List<Mark> marks) {}

    /** @param summary says in a sentence what is to be seen */
    TrendChart(Spec spec, String summary, Locale locale) {
        var json = JacksonUtils.createObjectNode();
        json.put("kind", spec.kind().name().toLowerCase(Locale.ROOT));
        json.put("unit", spec.unit().name().toLowerCase(Locale.ROOT));
        spec.labels().forEach(json.putArray("labels")::add);
        spec.notes().forEach(json.putArray("notes")::add);
        var all = json.putArray("series");
        for (var series : spec.series()) {
            var one = all.addObject();
            one.put("name", series.name());
            fill(one.putArray("values"), series.values());
            if (series.low().isEmpty()) continue;
            fill(one.putArray("low"), series.low());
            fill(one.putArray("high"), series.high());
        }
        if (!spec.marks().isEmpty()) {
            var marks = json.putArray("marks");
            spec.marks()
                    .forEach(mark -> marks.addObject().put("name", mark.name()).put("at", mark.at()));
        }
        getElement().setPropertyJson("spec", json);
        getElement().setProperty("summary", summary);
        getElement().setProperty("language", locale.toLanguageTag());
    }

    private static void fill(ArrayNode array, List<Double> values) {
        for (var value : values) {
            if (value.isNaN()) array.addNull();
            else array.add(value);
        }
    }
}
