package dev.rapport.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.insight.breaches.Breach;
import dev.rapport.insight.breaches.BreachExports;
import dev.rapport.insight.breaches.BreachRemarks;
import dev.rapport.insight.breaches.BreachReports;
import dev.rapport.insight.breaches.Breaches;
import dev.rapport.insight.today.AboutToBreach;
import dev.rapport.insight.today.Reassignment;
import dev.rapport.insight.today.Today;
import dev.rapport.insight.today.TodayFigures;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.Asked;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.LineList;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.SlaNews;
import dev.rapport.sla.SlaQueries;
import dev.rapport.sla.calendars.desk.CalendarHorizon;
import dev.rapport.sla.ledger.LedgerEntries;
import dev.rapport.sla.ui.BeyondCalendarNote;
import dev.rapport.sla.ui.InSlaNav;
import dev.rapport.sla.ui.SlaNav;
import dev.rapport.sla.ui.SlaRows;
import dev.rapport.sla.ui.SlaStrip;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The manager's first SLA screen: what is late now and what is about to breach, by the clock on the wall, live; and what was breached today. */
@Route("sla")
@InSlaNav(value = "sla.today", place = 10)
@RouteAlias("sla/today")
@Menu(title = "nav.sla", order = 70, icon = "vaadin:timer")
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
@CssImport("./styles/sla.css")
public class TodayView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int PAGE = 50;
    private static final int LATE_BEFORE_NEXT = 5;
    private static final int MOST_WITHOUT_POLICY = 200;

    /** Which of the figures is shown in rows. */
    private enum Shown {
        LATE,
        NEXT,
        HOUR,
        TODAY,
        PAUSED,
        UNPROMISED
    }

    private final transient Today today;
    private final transient CalendarHorizon horizon;
    private final transient Breaches breaches;
    private final transient SlaQueries queries;
    private final transient Reassignment reassignment;
    private final transient Staff staff;
    private final transient Clock clock;
    private final transient SlaRows rows;
    private final transient BreachLines breachLines;
    private final boolean mayGive;
    private final BeyondCalendarNote beyond = new BeyondCalendarNote();
    private final Div figures = new Div();
    private final ComboBox<Team> team = new ComboBox<>();
    private final H2 heading = new H2();
    private final H2 lateHeading = new H2();
    private final TodayLines late;
    private final TodayLines list;
    private final Button more = new Button();
    private final Div empty = new Div();
    private final Div breachedToday = new Div();
    private Shown shown = Shown.NEXT;
    private int pages = 1;
    private boolean loading;
    private long breachedBefore = -1;

    TodayView(
            Today today,
            CalendarHorizon horizon,
            Breaches breaches,
            BreachReports reports,
            LedgerEntries ledger,
            BreachRemarks remarks,
            BreachExports exports,
            SlaQueries queries,
            Reassignment reassignment,
            Staff staff,
            Access access,
            Live live,
            Clock clock) {
        this.today = today;
        this.horizon = horizon;
        this.breaches = breaches;
        this.queries = queries;
        this.reassignment = reassignment;
        this.staff = staff;
        this.clock = clock;
        rows = new SlaRows(staff, this);
        mayGive = access.me().roles().stream().anyMatch(Set.of(Role.MANAGER, Role.ADMIN)::contains);
        breachLines = new BreachLines(reports, remarks, ledger, rows, new Downloads(exports), mayGive);
        addClassNames("page", "sla-view");
        figures.addClassName("today-figures");
        late = new TodayLines(this::line);
        list = new TodayLines(this::line);
        prepareTeam();
        more.setText(getTranslation("ui.more"));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClickListener(click -> {
            pages++;
            refresh();
        });
        var head = new Div(heading, team);
        head.addClassName("today-head");
        add(
                new SlaNav(),
                new PageHead(getPageTitle()),
                beyond,
                figures,
                lateHeading,
                late,
                head,
                list,
                more,
                empty,
                breachedToday);
        live.refresh(this, SlaNews.class, this::refresh);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sla.today-title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var chosen = Asked.of(navigation);
        shown = chosen.read("show", TodayView::shown).orElse(Shown.NEXT);
        loading = true;
        team.setValue(
                chosen.read("team", key -> Optional.ofNullable(staff.teams().get(key)))
                        .orElse(null));
        loading = false;
        pages = 1;
        breachedBefore = -1;
        beyond.show(horizon.all());
        refresh();
    }

    private static Optional<Shown> shown(String word) {
        return List.of(Shown.values()).stream()
                .filter(one -> one.name().equalsIgnoreCase(word))
                .findFirst();
    }

    private void prepareTeam() {
        team.setItems(staff.teams().values());
        team.setItemLabelGenerator(one -> one.name(getLocale()));
        team.setPlaceholder(getTranslation("sla.all-teams"));
        team.setAriaLabel(getTranslation("sla.team"));
        team.setClearButtonVisible(true);
        team.addValueChangeListener(change -> {
            if (!loading) turn(shown);
        });
    }

    private void turn(Shown wanted) {
        Map<String, String> address = new HashMap<>();
        if (wanted != Shown.NEXT) address.put("show", wanted.name().toLowerCase(java.util.Locale.ROOT));
        if (team.getValue() != null) address.put("team", team.getValue().key());
        getUI().ifPresent(ui -> ui.navigate(TodayView.class, QueryParameters.simple(address)));
    }

    private void refresh() {
        var counted = today.figures();
        showFigures(counted);
        heading.setText(getTranslation("sla.today." + shown, counted.late()));
        showLate(counted.late());
        team.setVisible(shown != Shown.UNPROMISED && shown != Shown.PAUSED);
        if (shown == Shown.UNPROMISED) showUnpromised();
        else showClocks(shown == Shown.PAUSED ? today.pausedLong() : next());
        showBreached();
    }

    /** What is late stands before what falls due next, the longest first. */
    private void showLate(int count) {
        var before = shown == Shown.NEXT && count > 0;
        lateHeading.setVisible(before);
        late.setVisible(before);
        lateHeading.setText(getTranslation("sla.today.LATE", count));
        if (before)
            late.show(today.late(key(team.getValue()), LATE_BEFORE_NEXT, null).items());
    }

    private List<AboutToBreach> next() {
        var found = new ArrayList<AboutToBreach>();
        @Nullable String cursor = null;
        for (var page = 0; page < pages; page++) {
            Page<AboutToBreach> read = shown == Shown.LATE
                    ? today.late(key(team.getValue()), PAGE, cursor)
                    : today.next(key(team.getValue()), until(), PAGE, cursor);
            found.addAll(read.items());
            cursor = read.next();
            if (cursor == null) break;
        }
        more.setVisible(cursor != null);
        return found;
    }

    private @Nullable Instant until() {
        return switch (shown) {
            case HOUR -> clock.instant().plus(Duration.ofHours(1));
            case TODAY -> today.endOfDay();
            case LATE, NEXT, PAUSED, UNPROMISED -> null;
        };
    }

    private void showClocks(List<AboutToBreach> found) {
        if (shown == Shown.PAUSED) more.setVisible(false);
        list.show(found);
        showEmpty(found.isEmpty());
    }

    private TodayLine line(AboutToBreach row) {
        return new TodayLine(row, rows, mayGive, this::strips, this::panel);
    }

    private Component strips(AboutToBreach row) {
        var details = new Div();
        details.addClassName("sla-details");
        queries.strips(row.clock().subject()).stream()
                .filter(strip -> strip.of().id().equals(row.clock().id()))
                .forEach(strip -> details.add(new SlaStrip(strip, rows::name)));
        details.add(rows.policy(row.clock().promise()));
        return details;
    }

    private Component panel(AboutToBreach row) {
        return new ReassignPanel(row.clock(), reassignment, this::refresh);
    }

    private void showUnpromised() {
        list.show(List.of());
        more.setVisible(false);
        var found = queries.withoutPolicy(MOST_WITHOUT_POLICY);
        for (var one : found) {
            var number = one.number();
            var line = new Div(
                    number == null ? new Span(one.caseType()) : new Anchor("cases/" + number, number),
                    new Span(one.title() == null ? "" : one.title()),
                    Times.ago(one.openedAt()));
            line.addClassName("row");
            list.add(new ListItem(line));
        }
        showEmpty(found.isEmpty());
    }

    private void showEmpty(boolean nothing) {
        empty.removeAll();
        if (nothing)
            empty.add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    getTranslation("sla.today.empty." + shown),
                    getTranslation("sla.today.empty-text." + shown)));
    }

    private void showFigures(TodayFigures counted) {
        figures.removeAll();
        figures.add(
                figure(Shown.LATE, counted.late()),
                figure(Shown.NEXT, null),
                figure(Shown.HOUR, counted.withinHour()),
                figure(Shown.TODAY, counted.today()),
                figure(Shown.PAUSED, counted.pausedLong()),
                figure(Shown.UNPROMISED, counted.withoutPolicy()));
    }

    private Button figure(Shown what, @Nullable Integer count) {
        var number = new Span(
                count == null
                        ? ""
                        : count >= TodayFigures.MOST
                                ? getTranslation("sla.or-more", TodayFigures.MOST)
                                : String.valueOf(count));
        number.addClassName("today-number");
        var button = new Button(getTranslation("sla.today.figure." + what), click -> turn(what));
        button.setPrefixComponent(number);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("today-figure");
        button.getElement().setAttribute("aria-pressed", String.valueOf(what == shown));
        if (count != null && count > 0) button.addClassName("today-figure-some");
        if (what == Shown.LATE && count != null && count > 0) button.addThemeVariants(ButtonVariant.ERROR);
        return button;
    }

    /** Read again only when there are more than before, so that what is open in it stays open. */
    private void showBreached() {
        var filter = today.breached();
        var count = breaches.rate(filter).breaches();
        if (count == breachedBefore) return;
        breachedBefore = count;
        breachedToday.removeAll();
        var found = new LineList<Breach>(
                (after, limit) -> breaches.page(filter, limit, after),
                breach -> new ListItem(breachLines.of(breach)),
                "sla-rows");
        var title = new H2(getTranslation("sla.today.breached", count));
        breachedToday.add(title);
        if (found.reload()) breachedToday.add(found);
        else breachedToday.add(new Span(getTranslation("sla.today.none-breached")));
    }

    private static @Nullable String key(@Nullable Team chosen) {
        return chosen == null ? null : chosen.key();
    }
}
