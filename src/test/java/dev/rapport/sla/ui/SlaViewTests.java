package dev.rapport.sla.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.router.QueryParameters;
import dev.rapport.access.Role;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Breach;
import dev.rapport.sla.CaseClock;
import dev.rapport.sla.ClockStrip;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.SlaQueries;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;

@DatabaseTest
class SlaViewTests extends SpringBrowserlessTest {

    @Autowired
    Colleagues colleagues;

    @Autowired
    Sla sla;

    @Autowired
    SlaQueries queries;

    @Autowired
    MovableClock clock;

    private final SubjectId subject = SubjectId.next();
    private final String external = "Case " + UUID.randomUUID();

    @BeforeEach
    void logIn() {
        colleagues.logIn(colleagues.join(null, Role.MANAGER));
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    @SuppressWarnings("unchecked")
    void showsRunningClocksWithTheirStrips() {
        open(clock.instant().minus(Duration.ofHours(1)), List.of(), true);
        var view = show("");
        var grid = (Grid<CaseClock>) only(view);
        var rows = rows(grid);
        assertThat(rows).extracting(row -> row.metric().name()).containsExactly("first-response", "resolution");
        assertThat(rows.getFirst().clock().breachedAt()).isNotNull();
        assertThat(queries.strips(subject))
                .allSatisfy(strip -> assertThat(
                                new SlaStrip(strip, id -> "?").getElement().getOuterHTML())
                        .contains("sla-running"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void showsBreachesOfImportedHistory() {
        var opened = Instant.parse("2012-10-09T14:50:17Z");
        open(opened, List.of(SlaEvent.of(Instant.parse("2012-11-09T14:50:17Z"), Kind.SOLVED)), false);
        var grid = (Grid<Breach>) only(show("breaches"));
        assertThat(rows(grid)).extracting(Breach::metric).containsExactlyInAnyOrder("resolution", "first-response");
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
        var facts = new SlaFacts("ticket", null, live ? "urgent" : null, null, live ? "email" : "import", null, null);
        sla.open(subject, external, facts, history, live);
    }

    private SlaView show(String list) {
        UI.getCurrent().navigate(SlaView.class, QueryParameters.simple(Map.of("show", list, "text", external)));
        return (SlaView) getCurrentView();
    }

    private Grid<?> only(SlaView view) {
        return $(Grid.class, view).single();
    }

    private static <T> List<T> rows(Grid<T> grid) {
        return grid.getGenericDataView().getItems().toList();
    }
}
