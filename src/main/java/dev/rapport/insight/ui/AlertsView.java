package dev.rapport.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.insight.alerts.Alert;
import dev.rapport.insight.alerts.AlertEvent;
import dev.rapport.insight.alerts.AlertRule;
import dev.rapport.insight.alerts.Alerts;
import dev.rapport.insight.trends.TrendFilter;
import dev.rapport.insight.trends.Trends;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.LastRead;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.ui.InSlaNav;
import dev.rapport.sla.ui.SlaNav;
import dev.rapport.sla.ui.SlaRows;
import dev.rapport.sla.ui.SlaWords;
import jakarta.annotation.security.RolesAllowed;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The figures that are watched, how they stand, and what they told. */
@Route("sla/alerts")
@InSlaNav(value = "sla.alerts", place = 40)
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
@CssImport("./styles/sla.css")
@CssImport("./styles/trends.css")
public class AlertsView extends Div implements AfterNavigationObserver, HasDynamicTitle {

    private static final int CHOICES_OF_DAYS = 90;

    private final transient Alerts alerts;
    private final transient Trends trends;
    private final transient Staff staff;
    private final UserId me;
    private final boolean mayChange;
    private final transient SlaWords words = new SlaWords(this);
    private final transient SlaRows rows;
    private final transient AlertWords said;
    private final Div list = new Div();

    AlertsView(Alerts alerts, Trends trends, Staff staff, Access access) {
        this.alerts = alerts;
        this.trends = trends;
        this.staff = staff;
        me = access.me().id();
        mayChange = access.me().roles().stream().anyMatch(Set.of(Role.MANAGER, Role.ADMIN)::contains);
        rows = new SlaRows(staff, this);
        said = new AlertWords(words, rows);
        addClassNames("page", "sla-view", "trends");
        var head = new PageHead(getPageTitle());
        if (mayChange) head.actions(create());
        add(new SlaNav(), head, new Paragraph(getTranslation("sla.alerts.text")), list);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sla.alerts");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent navigation) {
        show();
    }

    private void show() {
        list.removeAll();
        var all = alerts.all();
        if (all.isEmpty()) {
            var empty = new EmptyState(
                    VaadinIcon.BELL_O, getTranslation("sla.alerts.empty"), getTranslation("sla.alerts.empty-text"));
            if (mayChange) empty.add(create());
            list.add(empty);
            return;
        }
        var items = new UnorderedList();
        items.addClassName("alert-rows");
        all.forEach(alert -> items.add(row(alert)));
        list.add(items);
    }

    private ListItem row(Alert alert) {
        var state = new Div(state(alert));
        var raisedAt = alert.raisedAt();
        if (raisedAt != null) {
            var since = new Span(getTranslation("sla.alert.since", Times.exact(raisedAt)));
            since.addClassName("secondary");
            state.add(new Div(since));
        }
        var names = alert.rule().tells().stream().map(rows::name).collect(Collectors.joining(", "));
        return new ListItem(
                state,
                SlaRows.lines(new Span(alert.rule().name()), said.condition(alert.rule())),
                SlaRows.lines(new Span(said.now(alert)), getTranslation("sla.alert.tells", names)),
                mayChange ? actions(alert) : new Span(),
                history(alert));
    }

    private Component state(Alert alert) {
        if (!alert.rule().enabled()) return Chips.plain(getTranslation("sla.alert.off"));
        if (alert.raisedAt() != null) return Chips.bad(getTranslation("sla.alert.raised"));
        if (alert.evaluatedAt() == null) return Chips.plain(getTranslation("sla.alert.not-yet"));
        return alert.isOfTooFew()
                ? Chips.plain(getTranslation("sla.alert.few"))
                : Chips.good(getTranslation("sla.alert.well"));
    }

    private Component actions(Alert alert) {
        var name = alert.rule().name();
        var change = new Button(
                getTranslation("sla.alert.change"),
                click -> changing(alert).show(alert.rule()).open());
        change.setAriaLabel(getTranslation("sla.alert.change-of", name));
        var remove = new Button(
                getTranslation("sla.alert.remove"),
                click -> Notices.attempt(() -> {
                    var gone = alerts.remove(alert.id());
                    show();
                    Notices.done(getTranslation("sla.alert.removed", name), () -> {
                        alerts.bringBack(gone);
                        show();
                    });
                }));
        remove.setAriaLabel(getTranslation("sla.alert.remove-of", name));
        for (var button : Set.of(change, remove)) button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return new Div(change, remove);
    }

    private AlertDialog changing(Alert alert) {
        var read = new LastRead(alert.rule().revision());
        return dialog(rule -> read.replace(
                revision -> alerts.change(alert.id(), rule, revision),
                () -> alerts.rule(alert.id()).revision()));
    }

    private Component history(Alert alert) {
        var content = new Div();
        var history = new NativeDetails(getTranslation("sla.alert.history"), content);
        history.addClassName("alert-history");
        history.addToggleListener(toggled -> {
            content.removeAll();
            if (toggled.isOpened()) content.add(events(alert));
        });
        return history;
    }

    private Component events(Alert alert) {
        var told = alerts.history(alert.id());
        if (told.isEmpty()) return new Span(getTranslation("sla.alert.never"));
        var lines = new UnorderedList();
        told.forEach(event -> lines.add(new ListItem(line(event))));
        return lines;
    }

    private String line(AlertEvent event) {
        return getTranslation(
                event.raised() ? "sla.alert.history-raised" : "sla.alert.history-over",
                Times.exact(event.at()),
                said.value(event.figure(), event.value()),
                words.number(event.cases()),
                said.value(event.figure(), event.threshold()));
    }

    private Button create() {
        var create = new Button(
                getTranslation("sla.alerts.new"),
                VaadinIcon.PLUS.create(),
                click -> dialog(alerts::add).telling(me).open());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        return create;
    }

    private AlertDialog dialog(Consumer<AlertRule> keep) {
        var today = trends.today();
        return new AlertDialog(
                words,
                said,
                staff.teams().values(),
                trends.choices(TrendFilter.between(today.minusDays(CHOICES_OF_DAYS), today)),
                staff.having(Role.MANAGER, Role.ADMIN, Role.AUDITOR),
                rule -> {
                    keep.accept(rule);
                    show();
                    Notices.done(getTranslation("sla.alert.kept"));
                });
    }
}
