package dev.rapport.sla.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.rapport.platform.ui.KeysetGrid;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.CaseClock;
import dev.rapport.sla.SlaFilter;
import dev.rapport.sla.SlaQueries;
import java.util.List;

/** The running clocks by due time; opening a row shows the strips of its case. */
final class RunningGrid {

    private final KeysetGrid<CaseClock> grid;

    RunningGrid(SlaQueries queries, SlaFilter filter, SlaRows rows) {
        grid = new KeysetGrid<>((after, limit) -> queries.running(filter, limit, after));
        var words = new SlaWords(grid);
        grid.addComponentColumn(row -> rows.subject(row.number(), row.external(), row.title()))
                .setHeader(grid.getTranslation("sla.case"))
                .setWidth("11rem")
                .setFlexGrow(2);
        grid.addComponentColumn(row -> new DueChip(row.clock()))
                .setHeader(grid.getTranslation("sla.remaining"))
                .setWidth("12rem")
                .setFlexGrow(0);
        grid.addColumn(row -> row.clock().dueAt() == null
                        ? "–"
                        : Times.exact(row.clock().dueAt()))
                .setHeader(grid.getTranslation("sla.due"))
                .setWidth("11rem")
                .setFlexGrow(0);
        grid.addComponentColumn(row -> SlaRows.lines(
                        new Span(words.metric(row.metric().name(), row.clock().round())),
                        words.say(
                                "sla.of-target",
                                words.amount(row.clock().elapsedMillis()),
                                words.amount(row.target().seconds() * 1000))))
                .setHeader(grid.getTranslation("sla.metric"))
                .setWidth("11.5rem")
                .setFlexGrow(0);
        grid.addComponentColumn(row -> rows.holder(row.owner(), row.team()))
                .setHeader(grid.getTranslation("sla.who"))
                .setWidth("8rem");
        grid.addComponentColumn(row -> rows.policy(row.promise()))
                .setHeader(grid.getTranslation("sla.policy"))
                .setWidth("10rem")
                .setFlexGrow(2);
        grid.onPhone(
                grid.getTranslation("sla.case"),
                row -> List.of(
                        rows.subject(row.number(), row.external(), row.title()),
                        new DueChip(row.clock()),
                        new Span(words.metric(row.metric().name(), row.clock().round())),
                        rows.holder(row.owner(), row.team())));
        grid.setItemDetailsRenderer(new ComponentRenderer<>(row -> {
            var details = new Div();
            details.addClassName("sla-details");
            queries.tellingStrips(row.subject()).forEach(strip -> details.add(new SlaStrip(strip, rows::name)));
            return details;
        }));
    }

    KeysetGrid<CaseClock> grid() {
        return grid;
    }
}
