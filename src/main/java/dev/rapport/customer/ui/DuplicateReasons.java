package dev.rapport.customer.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.duplicates.Pair;
import dev.rapport.customer.duplicates.Reason;
import java.util.Comparator;
import java.util.stream.Collectors;

/** What speaks for two customers being one, from what any two have to what these add up to, in words and as bars. */
class DuplicateReasons extends Div {

    private static final int IN_SHORT = 3;
    private static final double FULL = 24;

    DuplicateReasons(Pair pair) {
        addClassName("waterfall");
        add(line(getTranslation("duplicates.prior"), pair.prior()));
        pair.reasons().stream()
                .sorted(Comparator.comparingDouble(reason -> -reason.bits()))
                .forEach(reason -> add(line(word(reason), reason.bits())));
        if (pair.isSwapped()) add(new Span(getTranslation("duplicates.swapped")));
        var sum = line(getTranslation("duplicates.sum", odds(pair.weight())), pair.weight());
        sum.addClassName("waterfall-sum");
        add(sum);
    }

    /** The weightiest of what the two agree in. */
    static String inShort(Pair pair) {
        return pair.reasons().stream()
                .filter(reason -> reason.bits() > 0)
                .sorted(Comparator.comparingDouble(reason -> -reason.bits()))
                .limit(IN_SHORT)
                .map(DuplicateReasons::word)
                .collect(Collectors.joining(" · "));
    }

    static String bits(double bits) {
        return (bits < 0 ? "−" : "+") + "%.1f".formatted(Math.abs(bits));
    }

    private static String word(Reason reason) {
        var ui = UI.getCurrent();
        return ui.getTranslation(
                "duplicates.reason",
                ui.getTranslation("word.Field." + reason.field()),
                ui.getTranslation("word.Level." + reason.level()));
    }

    /** How much likelier one than two, or the other way round. */
    private static String odds(double weight) {
        var most = Math.min(Math.abs(weight), 30);
        var times = "%,.0f".formatted(Math.pow(2, most));
        return weight >= 0 ? times + " : 1" : "1 : " + times;
    }

    private static Div line(String words, double bits) {
        var bar = new Div();
        bar.addClassNames("waterfall-bar", bits < 0 ? "waterfall-against" : "waterfall-for");
        bar.setWidth(
                "%.1f%%".formatted(Math.min(100, 100 * Math.abs(bits) / FULL)).replace(',', '.'));
        var space = new Div(bar);
        space.addClassName("waterfall-space");
        space.getElement().setAttribute("aria-hidden", "true");
        var number = new Span(bits(bits));
        number.addClassName("waterfall-bits");
        var line = new Div(new Span(words), space, number);
        line.addClassName("waterfall-line");
        return line;
    }
}
