package dev.rapport.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.ui.SlaWords;
import dev.rapport.studio.whatif.WhatIfAnswer;
import dev.rapport.studio.whatif.WhatIfAnswer.Example;
import dev.rapport.studio.whatif.WhatIfAnswer.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a replay found: the figures side by side, and the cases behind the difference. */
final class WhatIfResult extends Div {

    WhatIfResult(WhatIfAnswer found) {
        addClassName("what-if-result");
        var figures = new Div(
                figure("sla.what-if.is", found.is()),
                figure("sla.what-if.would", found.would()),
                number("sla.what-if.appeared", found.appeared()),
                number("sla.what-if.vanished", found.vanished()));
        figures.addClassName("what-if-figures");
        add(figures, new Span(getTranslation("sla.what-if.counted", found.cases())));
        if (!found.whole()) add(Chips.warning(getTranslation("sla.what-if.cut", found.cases())));
        if (!found.examples().isEmpty()) add(examples(found));
    }

    private Div figure(String key, Side side) {
        var share = side.clocks() == 0 ? 0 : 100.0 * (side.clocks() - side.breached()) / side.clocks();
        var figure = new Div(
                new H2(getTranslation(key)),
                new Span(getTranslation("sla.what-if.kept", share)),
                new Span(getTranslation("sla.what-if.of", side.breached(), side.clocks())));
        figure.addClassName("panel");
        return figure;
    }

    private Div number(String key, int count) {
        var figure = new Div(new H2(getTranslation(key)), new Span(String.valueOf(count)));
        figure.addClassName("panel");
        return figure;
    }

    private Grid<Example> examples(WhatIfAnswer found) {
        var words = new SlaWords(this);
        var grid = new Grid<Example>();
        grid.addComponentColumn(WhatIfResult::subject).setHeader(getTranslation("sla.case"));
        grid.addColumn(row -> words.metric(row.metric())).setHeader(getTranslation("sla.metric"));
        grid.addComponentColumn(row -> row.appears()
                        ? Chips.warning(getTranslation("sla.what-if.appears"))
                        : Chips.plain(getTranslation("sla.what-if.vanishes")))
                .setHeader(getTranslation("sla.what-if.difference"));
        grid.addColumn(row -> exact(row.due())).setHeader(getTranslation("sla.what-if.due"));
        grid.addColumn(row -> exact(row.wouldBeDue())).setHeader(getTranslation("sla.what-if.would-be-due"));
        grid.setAllRowsVisible(found.examples().size() <= 10);
        grid.setItems(found.examples());
        return grid;
    }

    private static Component subject(Example row) {
        if (row.number() != null) return new SubjectLink(row.number());
        return new Span(row.external() == null ? row.subject().toString() : row.external());
    }

    private static String exact(@Nullable Instant time) {
        return time == null ? "–" : Times.exact(time);
    }
}
