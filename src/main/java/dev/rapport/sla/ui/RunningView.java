package dev.rapport.sla.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.sla.Metric;
import dev.rapport.sla.SlaFilter;
import dev.rapport.sla.SlaQueries;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All clocks that run or wait, by due time; a row opens to the strips of its case. */
@Route("sla/running")
@InSlaNav(value = "sla.running", place = 50)
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
@CssImport("./styles/sla.css")
public class RunningView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int LONGEST_TEXT = 100;

    private final transient SlaQueries queries;
    private final transient Staff staff;
    private final Select<String> metric = new Select<>();
    private final ComboBox<Team> team = new ComboBox<>();
    private final TextField text = new TextField();
    private final Div list = new Div();
    private boolean loading;

    RunningView(SlaQueries queries, Staff staff) {
        this.queries = queries;
        this.staff = staff;
        addClassNames("page", "sla-view");
        var filters = new Div(metric, team, text);
        filters.addClassName("sla-filters");
        prepareFilters();
        add(new SlaNav(), new PageHead(getPageTitle()), filters, list);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sla.running");
    }

    /** Everything chosen here is in the address. */
    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var chosen = navigation.getLocation().getQueryParameters();
        loading = true;
        metric.setValue(
                chosen.getSingleParameter("metric").filter(metrics()::contains).orElse(null));
        team.setValue(chosen.getSingleParameter("team").map(staff.teams()::get).orElse(null));
        text.setValue(chosen.getSingleParameter("text")
                .filter(t -> t.length() <= LONGEST_TEXT)
                .orElse(""));
        loading = false;
        show();
    }

    private void prepareFilters() {
        var words = new SlaWords(this);
        metric.setLabel(getTranslation("sla.metric"));
        metric.setItems(metrics());
        metric.setEmptySelectionAllowed(true);
        metric.setEmptySelectionCaption(getTranslation("sla.any"));
        metric.setItemLabelGenerator(m -> m == null
                ? getTranslation("sla.any")
                : switch (m) {
                    case "stage-" -> words.say("sla.metric.stages");
                    case "step:" -> words.say("sla.metric.steps");
                    case "claimed:" -> words.say("sla.metric.claims");
                    default -> words.metric(m);
                });
        metric.addValueChangeListener(change -> turn());
        team.setLabel(getTranslation("sla.team"));
        team.setItems(staff.teams().values());
        team.setItemLabelGenerator(t -> t.name(getLocale()));
        team.setPlaceholder(getTranslation("sla.any"));
        team.setClearButtonVisible(true);
        team.addValueChangeListener(change -> turn());
        text.setLabel(getTranslation("sla.number-or-policy"));
        text.setClearButtonVisible(true);
        text.setMaxLength(LONGEST_TEXT);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(change -> turn());
    }

    private static List<String> metrics() {
        return Stream.concat(Metric.OF_A_CASE.stream().map(Metric::name), Stream.of("stage-", "step:", "claimed:"))
                .toList();
    }

    /** Leads to the address of what is chosen now. */
    private void turn() {
        if (loading) return;
        Map<String, String> chosen = new HashMap<>();
        if (metric.getValue() != null) chosen.put("metric", metric.getValue());
        if (team.getValue() != null) chosen.put("team", team.getValue().key());
        if (!text.isEmpty()) chosen.put("text", text.getValue().strip());
        getUI().ifPresent(ui -> ui.navigate(RunningView.class, QueryParameters.simple(chosen)));
    }

    private void show() {
        var rows = new SlaRows(staff, this);
        var filter = filter();
        var grid = new RunningGrid(queries, filter, rows);
        var empty = empty(filter);
        list.removeAll();
        list.add(grid.grid(), empty);
        grid.grid().onReload(none -> {
            grid.grid().setVisible(!none);
            empty.setVisible(none);
        });
        grid.grid().reload();
    }

    private EmptyState empty(SlaFilter filter) {
        if (!filter.equals(SlaFilter.ALL))
            return new EmptyState(
                    VaadinIcon.SEARCH, getTranslation("sla.none-match"), getTranslation("sla.none-match-text"));
        return new EmptyState(VaadinIcon.TIMER, getTranslation("sla.empty"), getTranslation("sla.empty-text"));
    }

    private SlaFilter filter() {
        return new SlaFilter(
                null,
                null,
                metric.getValue(),
                key(team.getValue()),
                text.isEmpty() ? null : text.getValue().strip());
    }

    private static @Nullable String key(@Nullable Team team) {
        return team == null ? null : team.key();
    }
}
