package dev.rapport.sla.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.CaseClock;
import dev.rapport.sla.Metric;
import dev.rapport.sla.SlaFilter;
import dev.rapport.sla.SlaQueries;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All clocks that run or wait, by due time; a row opens to the strips of its case. */
@Route("sla/running")
@InSlaNav(value = "sla.running", place = 50)
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
@CssImport("./styles/sla.css")
public class RunningView extends ListPage<CaseClock> {

    private final transient SlaQueries queries;
    private final transient SlaWords words = new SlaWords(this);
    private final transient SlaRows rows;
    private final transient ListFilter<String> metric;
    private final transient ListFilter<Team> team;
    private final transient ListFilter<String> text;

    RunningView(SlaQueries queries, Staff staff) {
        super("sla.running");
        this.queries = queries;
        rows = new SlaRows(staff, this);
        addClassName("sla-view");
        addComponentAsFirst(new SlaNav());
        metric = choice("metric", "sla.metric", metrics(), Function.identity(), this::name);
        team = choice("team", "sla.team", staff.teams().values(), Team::key, one -> one.name(getLocale()));
        text = search("text", "sla.number-or-policy");
        var columns = columns();
        columns.card("sla.case", this::subject);
        columns.cell("sla.case", this::subject).width("11rem", 2).wideOnly();
        columns.cell("sla.remaining", row -> new DueChip(row.clock())).width("12rem", 0);
        columns.words("sla.due", RunningView::due).width("10.5rem", 0).wideOnly();
        columns.cell("sla.metric", this::progress).width("11.5rem", 0);
        columns.cell("sla.who", row -> rows.holder(row.owner(), row.team())).width("8rem", 1);
        columns.cell("sla.policy", row -> rows.policy(row.promise()))
                .width("10rem", 2)
                .wideOnly();
        columns.setItemDetailsRenderer(new ComponentRenderer<>(this::strips));
        ifNothing(VaadinIcon.TIMER, "sla.empty");
    }

    @Override
    protected Page<CaseClock> read(int limit, @Nullable String after) {
        var chosen = team.get();
        return queries.running(
                new SlaFilter(null, null, metric.get(), chosen == null ? null : chosen.key(), text.get()),
                limit,
                after);
    }

    private static List<String> metrics() {
        return Stream.concat(Metric.OF_A_CASE.stream().map(Metric::name), Stream.of("stage-", "step:", "claimed:"))
                .toList();
    }

    private String name(String chosen) {
        return switch (chosen) {
            case "stage-" -> words.say("sla.metric.stages");
            case "step:" -> words.say("sla.metric.steps");
            case "claimed:" -> words.say("sla.metric.claims");
            default -> words.metric(chosen);
        };
    }

    private Component subject(CaseClock row) {
        return rows.subject(row.number(), row.external(), row.title());
    }

    private static String due(CaseClock row) {
        var due = row.clock().dueAt();
        return due == null ? "–" : Times.exact(due);
    }

    private Component progress(CaseClock row) {
        return SlaRows.lines(
                new Span(words.metric(row.metric().name(), row.clock().round())),
                words.say(
                        "sla.of-target",
                        words.amount(row.clock().elapsedMillis()),
                        words.amount(row.target().seconds() * 1000)));
    }

    private Component strips(CaseClock row) {
        var details = new Div();
        details.addClassName("sla-details");
        queries.tellingStrips(row.subject()).forEach(strip -> details.add(new SlaStrip(strip, rows::name)));
        return details;
    }
}
