package dev.rapport.insight.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.insight.breaches.Breach;
import dev.rapport.insight.breaches.BreachDimension;
import dev.rapport.insight.breaches.BreachExports;
import dev.rapport.insight.breaches.BreachFilter;
import dev.rapport.insight.breaches.BreachRate;
import dev.rapport.insight.breaches.BreachRemarks;
import dev.rapport.insight.breaches.BreachReports;
import dev.rapport.insight.breaches.Breaches;
import dev.rapport.platform.ui.Asked;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.LineList;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.PersonZone;
import dev.rapport.platform.ui.SavedFilterChips;
import dev.rapport.sla.ledger.LedgerEntries;
import dev.rapport.sla.ui.InSlaNav;
import dev.rapport.sla.ui.SlaNav;
import dev.rapport.sla.ui.SlaRows;
import dev.rapport.sla.ui.SlaWords;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was not kept: filtered, grouped, counted, down to the minute; everything chosen is in the address. */
@Route("sla/breaches")
@InSlaNav(value = "sla.breaches", place = 20)
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
@CssImport("./styles/sla.css")
public class BreachesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int DAYS = 90;
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);
    private static final String GROUP = "group";

    private final transient Breaches breaches;
    private final transient BreachLines lines;
    private final transient Downloads downloads;
    private final transient Clock clock;
    private final transient SlaRows rows;
    private final transient BreachValues values;
    private final PageHead head = new PageHead(getTranslation("sla.breaches"));
    private final boolean maySeeExports;
    private final SavedFilterChips saved = new SavedFilterChips("sla/breaches", this::turn);
    private final BreachFilterBar bar;
    private final Select<BreachDimension> group = new Select<>();
    private final Div figures = new Div();
    private final Div list = new Div();
    private transient BreachFilter filter = BreachFilter.ALL;
    private boolean loading;

    BreachesView(
            Breaches breaches,
            BreachReports reports,
            LedgerEntries ledger,
            BreachRemarks remarks,
            BreachExports exports,
            Staff staff,
            Access access,
            Clock clock) {
        this.breaches = breaches;
        this.clock = clock;
        downloads = new Downloads(exports);
        maySeeExports = access.me().roles().stream().anyMatch(Set.of(Role.AUDITOR, Role.ADMIN)::contains);
        var maySay = access.me().roles().stream().anyMatch(Set.of(Role.MANAGER, Role.ADMIN)::contains);
        rows = new SlaRows(staff, this);
        lines = new BreachLines(reports, remarks, ledger, rows, downloads, maySay);
        values = new BreachValues(new SlaWords(this), rows);
        bar = new BreachFilterBar(breaches, values, chosen -> turn(chosen, group.getValue()));
        addClassNames("page", "sla-view");
        figures.addClassNames("row", "sla-figures");
        prepareGroup();
        add(new SlaNav(), head, bar, saved, figures, list);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sla.breaches");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var chosen = Asked.of(navigation);
        filter = timely(chosen.readAll(BreachFilter::read));
        loading = true;
        group.setValue(chosen.read(GROUP, BreachDimension::of).orElse(null));
        loading = false;
        bar.show(filter);
        show();
    }

    /** Without a day or a number only the last months are looked through. */
    private BreachFilter timely(BreachFilter asked) {
        if (asked.from() != null || asked.until() != null || asked.text() != null || asked.external() != null)
            return asked;
        return asked.between(
                LocalDate.ofInstant(clock.instant(), PersonZone.get()).minusDays(DAYS), null);
    }

    private void prepareGroup() {
        group.setItems(BreachDimension.values());
        group.setEmptySelectionAllowed(true);
        group.setEmptySelectionCaption(getTranslation("sla.group.none"));
        group.setItemLabelGenerator(by -> getTranslation(by == null ? "sla.group.none" : "sla.filter." + by.word()));
        group.setLabel(getTranslation("sla.group"));
        group.addValueChangeListener(change -> {
            if (!loading) turn(filter, change.getValue());
        });
    }

    private Map<String, String> address() {
        return address(filter, group.getValue());
    }

    private static Map<String, String> address(BreachFilter chosen, @Nullable BreachDimension by) {
        var address = new LinkedHashMap<>(chosen.address());
        if (by != null) address.put(GROUP, by.word());
        return address;
    }

    private void turn(BreachFilter chosen, @Nullable BreachDimension by) {
        turn(address(chosen, by));
    }

    private void turn(Map<String, String> address) {
        getUI().ifPresent(ui -> ui.navigate(BreachesView.class, QueryParameters.simple(address)));
    }

    private void show() {
        saved.show(address());
        var rate = breaches.rate(filter);
        var export = downloads.of(filter, rate.breaches());
        if (maySeeExports) head.actions(new Anchor("sla/exports", getTranslation("sla.exports")), export);
        else head.actions(export);
        showFigures(rate);
        list.removeAll();
        var by = group.getValue();
        if (by != null && rate.decided() > 0)
            list.add(new BreachGroups(
                    by, breaches.groups(filter, by), values, value -> turn(narrowed(by, value), null)));
        var found = new LineList<Breach>(
                (after, limit) -> breaches.page(filter, limit, after),
                breach -> new ListItem(lines.of(breach)),
                "sla-rows");
        list.add(found.reload() ? found : empty(rate));
    }

    private void showFigures(BreachRate rate) {
        var words = new SlaWords(this);
        var sum = new Span(getTranslation("sla.figures", rate.breaches(), rate.decided()));
        var raw = new Span(getTranslation("sla.figures.raw", RateWords.share(this, rate, rate.raw())));
        var excused = new Span(
                getTranslation("sla.figures.excused", RateWords.share(this, rate, rate.excusedRate()), rate.excused()));
        var how = new Span(getTranslation("sla.figures.how"));
        how.addClassName("secondary");
        figures.removeAll();
        var all = new Div(sum, raw, excused);
        if (rate.unanswered() > 0) all.add(new Span(getTranslation("sla.figures.unanswered", rate.unanswered())));
        figures.add(group, new Div(all, how));
    }

    private BreachFilter narrowed(BreachDimension by, String value) {
        if (by != BreachDimension.WEEK) return filter.with(by, value);
        var monday = LocalDate.parse(value);
        return filter.between(monday, monday.plusDays(6));
    }

    private EmptyState empty(BreachRate rate) {
        if (filter.address().size() > 1)
            return new EmptyState(
                    VaadinIcon.SEARCH, getTranslation("ui.filters-none"), getTranslation("ui.filters-none-hint"));
        var all = new Button(
                getTranslation("sla.show-all"), click -> turn(BreachFilter.ALL.between(LONG_AGO, null), null));
        return new EmptyState(
                VaadinIcon.CHECK_CIRCLE_O,
                getTranslation("sla.none-in-time"),
                getTranslation("sla.no-breaches-of", rate.kept()),
                all);
    }
}
