package dev.rapport.insight.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.engine.Processes;
import dev.rapport.insight.trends.Period;
import dev.rapport.insight.trends.TrendFigures.Choice;
import dev.rapport.insight.trends.TrendFilter;
import dev.rapport.insight.trends.Trends;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.Asked;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;
import dev.rapport.sla.Metric;
import dev.rapport.sla.ui.InSlaNav;
import dev.rapport.sla.ui.SlaNav;
import dev.rapport.sla.ui.SlaRows;
import dev.rapport.sla.ui.SlaWords;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How promises were kept over weeks and months, and where the time went; everything chosen is in the address. */
@Route("sla/trends")
@InSlaNav(value = "sla.trends", place = 30)
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
@CssImport("./styles/sla.css")
@CssImport("./styles/trends.css")
public class TrendsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int WEEKS_SHOWN = 26;

    private final transient Trends trends;
    private final transient SlaRows rows;
    private final transient SlaWords words = new SlaWords(this);
    private final DayField from = new DayField();
    private final DayField until = new DayField();
    private final Select<Period> by = new Select<>();
    private final ComboBox<String> team = new ComboBox<>();
    private final ComboBox<String> caseType = new ComboBox<>();
    private final ComboBox<String> policy = new ComboBox<>();
    private final ComboBox<String> metric = new ComboBox<>();
    private final ComboBox<String> process = new ComboBox<>();
    private final Span chosen = new Span();
    private final Span freshness = new Span();
    private final Div plots = new Div();
    private boolean loading;

    TrendsView(Trends trends, Staff staff) {
        this.trends = trends;
        rows = new SlaRows(staff, this);
        addClassNames("page", "sla-view", "trends");
        plots.addClassName("trend-plots");
        chosen.addClassName("on-paper");
        freshness.addClassName("secondary");
        var print = new Button(
                getTranslation("sla.trends.print"),
                VaadinIcon.PRINT.create(),
                click -> click.getSource().getUI().ifPresent(ui -> ui.getPage().executeJs("window.print()")));
        var teams = new ArrayList<>(staff.teams().keySet().stream().sorted().toList());
        teams.add(TrendFilter.NONE);
        team.setItems(teams);
        add(new SlaNav(), new PageHead(getPageTitle()).facts(chosen, freshness).actions(print), filters(), plots);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sla.trends");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        plots.removeAll();
        show(Asked.of(navigation).readAll(this::read));
    }

    private TrendFilter read(Function<String, @Nullable String> words) {
        var read = TrendFilter.read(words, trends.today());
        if (read.process() != null
                && trends.processes().stream().noneMatch(one -> one.processId().equals(read.process())))
            throw Refused.invalid("sla.trends.no-process");
        return read;
    }

    private Div filters() {
        var bar = new Div(from, until, by, team, caseType, policy, metric, process);
        bar.addClassName("sla-filters");
        from.setLabel(getTranslation("sla.trends.from-day"));
        until.setLabel(getTranslation("sla.trends.until-day"));
        by.setLabel(getTranslation("sla.trends.by"));
        by.setItems(Period.values());
        by.setItemLabelGenerator(period -> getTranslation("sla.trends.by." + period.word()));
        name(
                team,
                "sla.filter.team",
                key -> key.equals(TrendFilter.NONE) ? getTranslation("sla.none") : rows.team(key));
        name(caseType, "sla.trends.type", words::process);
        name(policy, "sla.filter.policy", Words::ofRules);
        name(metric, "sla.filter.metric", words::metric);
        name(process, "sla.trends.steps-of", this::processName);
        process.setItems(
                trends.processes().stream().map(Processes.Definition::processId).toList());
        for (var field : List.<HasValue<?, ?>>of(from, until, by, team, caseType, policy, metric, process))
            field.addValueChangeListener(change -> turn());
        return bar;
    }

    private void name(ComboBox<String> field, String label, Function<String, String> name) {
        field.setLabel(getTranslation(label));
        field.setItemLabelGenerator(name::apply);
        field.setPlaceholder(getTranslation("sla.any"));
        field.setClearButtonVisible(true);
    }

    private String processName(String id) {
        return trends.processName(id, getLocale());
    }

    private void turn() {
        if (loading || from.isEmpty() || until.isEmpty()) return;
        Notices.attempt(() -> {
            var wanted = new TrendFilter(
                    from.getValue(),
                    until.getValue(),
                    by.getValue(),
                    team.getValue(),
                    caseType.getValue(),
                    policy.getValue(),
                    metric.getValue(),
                    process.getValue());
            getUI().ifPresent(ui -> ui.navigate(TrendsView.class, QueryParameters.simple(wanted.address())));
        });
    }

    private void show(TrendFilter filter) {
        showChoices(filter);
        showFreshness();
        var kept = trends.kept(filter);
        var said = new TrendWords(words, filter, getLocale());
        if (kept.isEmpty() && trends.choices(filter).isEmpty()) {
            plots.add(empty());
            return;
        }
        plots.add(new KeptPlot(said).of(kept));
        for (var one : metrics(filter)) {
            var times = trends.times(filter.of(one));
            plots.add(new SpreadPlot(said).of(one, times), new CoursePlot(said).of(one, times));
        }
        plots.add(new PausesPlot(said).of(trends.pauses(filter)), new HandOversPlot(said).of(trends.handOvers(filter)));
        steps(filter)
                .ifPresent(id -> plots.add(new StepsPlot(said)
                        .of(processName(id), trends.steps(filter, id), trends.stepNames(id, getLocale()))));
    }

    private EmptyState empty() {
        var empty = new EmptyState(
                VaadinIcon.LINE_CHART, getTranslation("sla.trends.empty"), getTranslation("sla.trends.empty-text"));
        trends.lastDay()
                .ifPresent(day -> empty.add(new Button(getTranslation("sla.trends.latest"), click -> {
                    from.clear();
                    until.setValue(day);
                    from.setValue(day.minusWeeks(WEEKS_SHOWN).plusDays(1));
                })));
        return empty;
    }

    private static List<String> metrics(TrendFilter filter) {
        return filter.metric() == null
                ? List.of(Metric.FIRST_RESPONSE.name(), Metric.RESOLUTION.name())
                : List.of(filter.metric());
    }

    private Optional<String> steps(TrendFilter filter) {
        if (filter.process() != null) return Optional.of(filter.process());
        var ids =
                trends.processes().stream().map(Processes.Definition::processId).toList();
        var named = Optional.ofNullable(filter.caseType()).orElse("ticket");
        return ids.contains(named) ? Optional.of(named) : ids.stream().findFirst();
    }

    private void showChoices(TrendFilter filter) {
        loading = true;
        var choices = trends.choices(filter);
        from.setValue(filter.from());
        until.setValue(filter.until());
        by.setValue(filter.by());
        choose(team, null, filter.team());
        choose(caseType, values(choices, Choice::caseType), filter.caseType());
        choose(policy, values(choices, Choice::policy), filter.policy());
        choose(metric, values(choices, Choice::metric), filter.metric());
        choose(process, null, filter.process());
        chosen.setText(said(filter));
        loading = false;
    }

    /** What is chosen in words, for paper, which has no fields. */
    private String said(TrendFilter filter) {
        var days = getTranslation("sla.trends.days", Times.day(filter.from()), Times.day(filter.until()));
        return Stream.concat(
                        Stream.of(
                                days,
                                getTranslation("sla.trends.by." + filter.by().word())),
                        Stream.of(team, caseType, policy, metric, process)
                                .filter(field -> !field.isEmpty())
                                .map(field -> getTranslation(
                                        "sla.trends.condition",
                                        field.getLabel(),
                                        field.getItemLabelGenerator().apply(field.getValue()))))
                .collect(Collectors.joining(" · "));
    }

    private static List<String> values(List<Choice> choices, Function<Choice, String> value) {
        return choices.stream().map(value).distinct().sorted().toList();
    }

    /** A value that there are no figures of is offered all the same, so that the filter says what it does. */
    private static void choose(ComboBox<String> field, @Nullable List<String> values, @Nullable String value) {
        if (values != null) field.setItems(new ArrayList<>(values));
        if (value != null && field.getListDataView().getItems().noneMatch(value::equals))
            field.getListDataView().addItem(value);
        field.setValue(value);
    }

    private void showFreshness() {
        var state = trends.freshness();
        var computed = state.computedAt();
        var text = computed == null
                ? getTranslation("sla.trends.never", state.zone().getId())
                : getTranslation(
                        state.waiting() ? "sla.trends.catching-up" : "sla.trends.as-of",
                        Times.exact(computed),
                        state.zone().getId());
        freshness.setText(text);
    }
}
