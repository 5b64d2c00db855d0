package dev.rapport.sla.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.rapport.platform.ui.KeysetGrid;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.Breach;
import dev.rapport.sla.BreachRemark;
import dev.rapport.sla.BreachRemarks;
import dev.rapport.sla.SlaFilter;
import dev.rapport.sla.SlaQueries;
import org.jspecify.annotations.Nullable;

/** The breaches, latest first: who held what, when, by which policy and rule. */
final class BreachGrid implements SlaGrid {

    private final KeysetGrid<Breach> grid;

    BreachGrid(SlaQueries queries, BreachRemarks remarks, SlaFilter filter, SlaRows rows, boolean maySay) {
        grid = new KeysetGrid<>((after, limit) -> queries.breaches(filter, limit, after));
        var words = new SlaWords(grid);
        grid.addColumn(row -> Times.exact(row.dueAt()))
                .setHeader(grid.getTranslation("sla.breached"))
                .setWidth("12rem")
                .setFlexGrow(0);
        grid.addComponentColumn(row -> rows.subject(row.number(), row.external(), row.title()))
                .setHeader(grid.getTranslation("sla.case"))
                .setFlexGrow(2);
        grid.addComponentColumn(row -> SlaRows.lines(
                        new Span(words.metric(row.metric(), row.round())),
                        words.say("sla.target", words.amount(row.targetSeconds() * 1000))))
                .setHeader(grid.getTranslation("sla.metric"));
        grid.addComponentColumn(row -> rows.holder(row.owner(), row.team()))
                .setHeader(grid.getTranslation("sla.who-then"));
        grid.addComponentColumn(row -> rows.policy(row.policy(), row.rule(), row.ruleVersion(), row.calendar()))
                .setHeader(grid.getTranslation("sla.policy"))
                .setFlexGrow(2);
        grid.addComponentColumn(row -> judged(row.judged()))
                .setHeader(grid.getTranslation("sla.cause"))
                .setWidth("10rem")
                .setFlexGrow(0);
        grid.setItemDetailsRenderer(new ComponentRenderer<>(row ->
                new BreachDetails(row, queries, remarks, rows, maySay, said -> grid.replace(row, row.judgedAs(said)))));
    }

    private Component judged(@Nullable BreachRemark said) {
        if (said == null) return new Span();
        var cause = new Span(SlaWords.cause(grid, said.cause()));
        return said.excuses() ? new Div(cause, SlaWords.excused(grid)) : cause;
    }

    @Override
    public KeysetGrid<Breach> grid() {
        return grid;
    }
}
