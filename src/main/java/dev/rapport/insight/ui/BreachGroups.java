package dev.rapport.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.rapport.insight.breaches.BreachDimension;
import dev.rapport.insight.breaches.BreachGroup;
import dev.rapport.insight.breaches.BreachRate;
import dev.rapport.sla.ui.SlaWords;
import java.util.List;
import java.util.function.Consumer;

/** Counts and rates for each value of a dimension; a value leads to its breaches. */
final class BreachGroups extends NativeTable {

    private final transient SlaWords words = new SlaWords(this);

    BreachGroups(BreachDimension by, List<BreachGroup> groups, BreachValues values, Consumer<String> picked) {
        addClassName("sla-groups");
        var header = new NativeTableRow();
        header.add(new NativeTableHeaderCell(getTranslation("sla.filter." + by.word())));
        for (var name : List.of("sla.count.breaches", "sla.count.decided", "sla.rate.raw", "sla.rate.excused"))
            header.add(new NativeTableHeaderCell(getTranslation(name)));
        var body = new NativeTableBody();
        for (var group : groups) {
            var name = group.name().equals(group.value()) ? values.say(by, group.value()) : group.name();
            var pick = new Button(name, click -> picked.accept(group.value()));
            pick.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            body.add(row(pick, group.rate(), by == BreachDimension.CAUSE));
        }
        add(new NativeTableHeader(header), body);
    }

    /** Within a cause there is no rate: what was kept has none. */
    private NativeTableRow row(Component name, BreachRate rate, boolean onlyCounts) {
        return new NativeTableRow(
                new NativeTableCell(name),
                new NativeTableCell(new Span(words.number(rate.breaches()))),
                new NativeTableCell(new Span(onlyCounts ? "–" : words.number(rate.decided()))),
                new NativeTableCell(new Span(onlyCounts ? "–" : RateWords.share(this, rate, rate.raw()))),
                new NativeTableCell(new Span(onlyCounts ? "–" : RateWords.share(this, rate, rate.excusedRate()))));
    }
}
