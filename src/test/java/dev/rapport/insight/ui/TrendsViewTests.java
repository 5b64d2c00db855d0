package dev.rapport.insight.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.rapport.access.Role;
import dev.rapport.insight.alerts.AlertFigure;
import dev.rapport.insight.alerts.Alerts;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class TrendsViewTests extends SpringBrowserlessTest {

    private static final Instant OPENED = Instant.parse("2023-05-08T02:00:00Z");

    @Autowired
    Colleagues colleagues;

    @Autowired
    Sla sla;

    @Autowired
    Alerts alerts;

    private String team;

    @BeforeEach
    void logIn() {
        team = colleagues.newTeam();
        colleagues.logIn(colleagues.join(null, Role.MANAGER));
    }

    @Test
    void showsTheFiguresOfWhatTheAddressSaysAndLeadsToTheBreachesBehindThem() {
        sla.open(
                SubjectId.next(),
                null,
                SlaFacts.of("ticket").withChannel("import").withTeam(team),
                List.of(SlaEvent.of(OPENED, Kind.OPENED), SlaEvent.of(OPENED.plus(Duration.ofDays(20)), Kind.SOLVED)),
                false);

        await().pollInSameThread().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            open();
            var plots = $(TrendPlot.class, view()).all();
            assertThat(plots).hasSizeGreaterThan(6);
            assertThat($(TrendChart.class, view()).all()).isNotEmpty();
            assertThat($(Anchor.class, plots.getFirst()).all())
                    .first()
                    .extracting(Anchor::getHref)
                    .asString()
                    .startsWith("sla/breaches?")
                    .contains("team=" + team)
                    .contains("from=2023-05-0");
        });
        assertThat($(ComboBox.class, view()).all().getFirst().getValue()).isEqualTo(team);
    }

    @Test
    void anEmptyTimeSaysSo() {
        UI.getCurrent()
                .navigate(
                        TrendsView.class, QueryParameters.simple(Map.of("from", "1999-01-01", "until", "1999-02-01")));
        assertThat($(TrendChart.class, view()).all()).isEmpty();
    }

    @Test
    void aManagerMakesAnAlertAndRemovesIt() {
        UI.getCurrent().navigate(AlertsView.class);
        test($(Button.class, (AlertsView) getCurrentView()).first()).click();
        var dialog = $(AlertDialog.class).single();
        test($(TextField.class, dialog).first()).setValue("Kept " + team);
        test($(NumberField.class, dialog).first()).setValue(85.0);
        test($(Button.class).withText("Keep").last()).click();

        assertThat(alerts.all())
                .filteredOn(alert -> alert.rule().name().equals("Kept " + team))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.rule().figure()).isEqualTo(AlertFigure.COMPLIANCE);
                    assertThat(alert.rule().threshold()).isEqualTo(0.85);
                    alerts.remove(alert.id());
                });
        assertThat($(ListItem.class, (AlertsView) getCurrentView()).all()).isNotEmpty();
    }

    private void open() {
        UI.getCurrent()
                .navigate(
                        TrendsView.class,
                        QueryParameters.simple(Map.of("from", "2023-05-01", "until", "2023-07-01", "team", team)));
    }

    private TrendsView view() {
        return (TrendsView) getCurrentView();
    }
}
