package dev.rapport.insight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.insight.breaches.ExportLog;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.SavedFilters;
import dev.rapport.sla.CaseClock;
import dev.rapport.sla.ClockStrip;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.SlaQueries;
import dev.rapport.sla.ui.DueChip;
import dev.rapport.sla.ui.RunningView;
import dev.rapport.sla.ui.SlaStrip;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class SlaScreensTests extends SpringBrowserlessTest {

    @Autowired
    Colleagues colleagues;

    @Autowired
    Sla sla;

    @Autowired
    SlaQueries queries;

    @Autowired
    SavedFilters filters;

    @Autowired
    ExportLog exportLog;

    @Autowired
    Access access;

    @Autowired
    MovableClock clock;

    private final SubjectId subject = SubjectId.next();
    private final String external = "Case " + UUID.randomUUID();

    @BeforeEach
    void logIn() {
        colleagues.logIn(colleagues.join(null, Role.MANAGER));
    }

    @Test
    @SuppressWarnings("unchecked")
    void showsRunningClocksWithTheirStrips() {
        open(clock.instant().minus(Duration.ofHours(1)), List.of(), true);
        UI.getCurrent().navigate(RunningView.class, QueryParameters.simple(Map.of("text", external)));
        var grid =
                (Grid<CaseClock>) $(Grid.class, (RunningView) getCurrentView()).single();
        var rows = rows(grid);
        assertThat(rows).extracting(row -> row.metric().name()).containsExactly("first-response", "resolution");
        assertThat(rows.getFirst().clock().breachedAt()).isNotNull();
        assertThat(queries.strips(subject))
                .allSatisfy(strip -> assertThat(
                                new SlaStrip(strip, id -> "?").getElement().getOuterHTML())
                        .contains("sla-running"));
    }

    @Test
    void showsBreachesOfImportedHistoryWithWhyTheyAre() {
        anOldTicketIsLate();
        UI.getCurrent()
                .navigate(BreachesView.class, QueryParameters.simple(Map.of("text", external, "group", "metric")));
        var view = (BreachesView) getCurrentView();

        assertThat($(BreachLine.class, view).all()).hasSize(2);
        assertThat($(NativeTableRow.class, view).all()).hasSize(3);
        test($(Button.class, $(BreachLine.class, view).first()).first()).click();
        assertThat($(BreachDetails.class, view).single().getElement().getOuterHTML())
                .contains("sla-running")
                .contains("by the calendar");
    }

    @Test
    void aBreachOfTheLastMonthsIsFoundWithoutAFilter() {
        UI.getCurrent().navigate(BreachesView.class);

        assertThat($(DatePicker.class, (BreachesView) getCurrentView()).first().getValue())
                .isEqualTo(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(90));
    }

    @Test
    void aViewIsKeptAndOpened() {
        UI.getCurrent().navigate(BreachesView.class, QueryParameters.simple(Map.of("tier", "gold", "group", "team")));
        test($(Button.class).withText("Save this choice").single()).click();
        test($(TextField.class).withPropertyValue(TextField::getLabel, "Name").last())
                .setValue("Gold");
        test($(Button.class).withText("Save").last()).click();

        assertThat(filters.of("sla/breaches")).singleElement().satisfies(kept -> {
            assertThat(kept.name()).isEqualTo("Gold");
            assertThat(kept.address()).containsEntry("tier", "gold").containsEntry("group", "team");
        });
    }

    @Test
    void anAuditorSeesWhoExportedWhat() {
        exportLog.add("csv", "from=2012-01-01&team=-&text=" + external, 7, true);
        var manager = access.me().name();
        UI.getCurrent().navigate(BreachesView.class);
        assertThat(getCurrentView().getElement().getOuterHTML()).doesNotContain("sla/exports");

        colleagues.logIn(colleagues.join(null, Role.AUDITOR));
        UI.getCurrent().navigate(RunningView.class);
        UI.getCurrent().navigate(BreachesView.class);
        assertThat(getCurrentView().getElement().getOuterHTML()).contains("sla/exports");
        UI.getCurrent().navigate(ExportsView.class);

        assertThat(getCurrentView().getElement().getTextRecursively())
                .contains(manager, "CSV: 7 breaches", "Team: none", external, "with names of staff");
    }

    @Test
    void todayShowsWhatIsNextAndWhatWasBreached() {
        open(clock.instant(), List.of(), true);
        UI.getCurrent().navigate(TodayView.class);
        var view = (TodayView) getCurrentView();

        assertThat($(TodayLine.class, view).all()).isNotEmpty();
        assertThat($(H2.class, view).all()).extracting(H2::getText).contains("Next to breach");
        for (var shown : List.of("hour", "today", "paused", "unpromised")) {
            UI.getCurrent().navigate(TodayView.class, QueryParameters.simple(Map.of("show", shown)));
            assertThat(getCurrentView()).isInstanceOf(TodayView.class);
        }
    }

    @Test
    void whatIsLateStandsBeforeWhatIsNextWithItsNumber() {
        open(clock.instant().minus(Duration.ofMinutes(40)), List.of(), true);
        UI.getCurrent().navigate(TodayView.class);
        var view = (TodayView) getCurrentView();

        assertThat($(H2.class, view).all().getFirst().getText()).matches("Late now \\([\\d,]+\\)");
        assertThat($(TodayLines.class, view).all())
                .hasSize(2)
                .first()
                .satisfies(late ->
                        assertThat(late.getElement().getTextRecursively()).contains("of business time over"));
        assertThat($(Button.class, view).all().getFirst().getText()).isEqualTo("late now");
        UI.getCurrent().navigate(TodayView.class, QueryParameters.simple(Map.of("show", "late")));
        assertThat($(TodayLine.class, (TodayView) getCurrentView()).all()).isNotEmpty();
    }

    @Test
    void timeLeftIsSaidTheSameOnTodayAndOnRunningClocks() {
        open(clock.instant(), List.of(), true);
        var strip = queries.strips(subject).getFirst();
        var chip = new DueChip(strip.of().clock()).getElement().getOuterHTML();
        UI.getCurrent().navigate(TodayView.class);

        assertThat(chip).contains("<relative-time");
        assertThat(getCurrentView().getElement().getOuterHTML())
                .contains("<relative-time", "of business time left", "due-chip");
    }

    @Test
    void theCauseOfABreachIsChosenDeliberately() {
        anOldTicketIsLate();
        UI.getCurrent().navigate(BreachesView.class, QueryParameters.simple(Map.of("text", external)));
        var view = (BreachesView) getCurrentView();
        test($(Button.class, $(BreachLine.class, view).first()).first()).click();
        var details = $(BreachDetails.class, view).single();
        var cause = $(Select.class, details).single();

        assertThat(cause.isEmpty()).isTrue();
        test($(Button.class, details).withText("Keep: recorded for good").single())
                .click();
        assertThat(cause.isInvalid()).isTrue();
        assertThat(cause.getErrorMessage()).isEqualTo("Choose what the cause was.");
    }

    @Test
    void exportItemsAreNoLinksWithinItemsAndAPdfWantsACustomer() {
        anOldTicketIsLate();
        UI.getCurrent().navigate(BreachesView.class, QueryParameters.simple(Map.of("text", external)));
        var menus = $(MenuBar.class, (BreachesView) getCurrentView()).all().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> item.getText().equals("Export"))
                .toList();
        var items = menus.getFirst().getSubMenu().getItems();

        assertThat(items)
                .extracting(MenuItem::getText)
                .containsExactly("CSV", "CSV with names of staff", "PDF: filter to one customer");
        assertThat(items).allMatch(item -> item.getChildren().findAny().isEmpty());
        assertThat(items.getFirst().isEnabled()).isTrue();
        assertThat(items.getLast().isEnabled()).isFalse();
    }

    private void anOldTicketIsLate() {
        open(
                Instant.parse("2012-10-09T14:50:17Z"),
                List.of(SlaEvent.of(Instant.parse("2012-11-09T14:50:17Z"), Kind.SOLVED)),
                false);
    }

    @Test
    void aStripShowsRunningPausedAndOffHoursInOrder() {
        var opened = Instant.parse("2012-10-09T14:50:17Z");
        open(
                opened,
                List.of(
                        new SlaEvent(Instant.parse("2012-10-09T15:00:00Z"), Kind.PAUSED, "customer", null, null),
                        SlaEvent.of(Instant.parse("2012-10-10T08:00:00Z"), Kind.CUSTOMER_MESSAGE),
                        SlaEvent.of(Instant.parse("2012-10-10T09:00:00Z"), Kind.SOLVED)),
                false);
        var strip = queries.strips(subject).stream()
                .filter(s -> s.of().metric().name().equals("resolution"))
                .findFirst()
                .orElseThrow();
        assertThat(strip.parts())
                .extracting(ClockStrip.Part::doing)
                .containsExactly(
                        ClockStrip.Doing.RUNNING,
                        ClockStrip.Doing.PAUSED,
                        ClockStrip.Doing.OFF,
                        ClockStrip.Doing.PAUSED,
                        ClockStrip.Doing.RUNNING);
        var html = new SlaStrip(strip, id -> "?").getElement().getOuterHTML();
        assertThat(html).contains("paused: waiting for the customer").contains("sla-off");
    }

    private void open(Instant at, List<SlaEvent> more, boolean live) {
        var history = new ArrayList<>(List.of(SlaEvent.of(at, Kind.OPENED)));
        history.addAll(more);
        var facts = SlaFacts.of("ticket").withPriority(live ? "urgent" : null).withChannel(live ? "email" : "import");
        sla.open(subject, external, facts, history, live);
    }

    private static <T> List<T> rows(Grid<T> grid) {
        return grid.getGenericDataView().getItems().toList();
    }
}
