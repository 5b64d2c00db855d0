package dev.rapport.insight.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class AlertsTests {

    @Autowired
    Alerts alerts;

    @Autowired
    AlertLook look;

    @Autowired
    Sla sla;

    @Autowired
    Colleagues colleagues;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private Person manager;
    private String team;

    @BeforeEach
    void join() {
        manager = colleagues.join(null, Role.MANAGER);
        team = colleagues.newTeam();
    }

    @AfterEach
    void removeAlerts() {
        jdbc.sql("delete from sla_alert where made_by = :me")
                .param("me", manager.id().value())
                .update();
    }

    @Test
    void tellsOnceWhenAFigureCrossesAndOnceWhenItIsOver() {
        var alert = add(dueSoon(1));
        var first = open();
        var second = open();

        await().untilAsserted(() -> {
            lookNow(alert);
            assertThat(told(alert)).containsExactly("SlaAlertRaised");
        });
        lookNow(alert);
        lookNow(alert);
        assertThat(told(alert)).containsExactly("SlaAlertRaised");

        for (var subject : List.of(first, second))
            sla.record(
                    subject, SlaEvent.of(clock.instant(), Kind.AGENT_REPLY), SlaEvent.of(clock.instant(), Kind.SOLVED));
        lookNow(alert);
        assertThat(told(alert)).containsExactly("SlaAlertRaised");
        clock.move(AlertState.WELL_FOR.plusSeconds(1));
        await().untilAsserted(() -> {
            lookNow(alert);
            assertThat(told(alert)).containsExactly("SlaAlertRaised", "SlaAlertOver");
        });
        assertThat(noticed(alert)).containsExactly("SlaAlertRaised", "SlaAlertOver");
        assertThat(inLedger(alert)).containsExactly("alert-defined", "alert-raised", "alert-over");
        assertThat(history(alert)).extracting(AlertEvent::raised).containsExactly(false, true);
    }

    @Test
    void severalCopiesAtOnceTellOnce() throws Exception {
        var alert = add(dueSoon(1));
        open();
        open();
        try (var copies = Executors.newFixedThreadPool(6)) {
            Callable<Boolean> copy = () -> {
                lookNow(alert);
                return true;
            };
            for (var done : copies.invokeAll(Collections.nCopies(30, copy))) done.get();
        }
        lookNow(alert);
        await().untilAsserted(() -> assertThat(told(alert)).containsExactly("SlaAlertRaised"));
    }

    @Test
    void aFigureOfTooFewTellsNobody() {
        var alert = add(new AlertRule(
                "few",
                AlertFigure.DUE_SOON,
                AlertTime.TODAY,
                team,
                null,
                null,
                null,
                0,
                20,
                List.of(manager.id()),
                true));
        open();
        lookNow(alert);
        assertThat(told(alert)).isEmpty();
        assertThat(alerts.all())
                .filteredOn(one -> one.id().equals(alert))
                .singleElement()
                .satisfies(one -> assertThat(one.isOfTooFew()).isTrue());
    }

    @Test
    void complianceIsTakenFromTheFiguresOfDays() {
        var alert = add(new AlertRule(
                "kept",
                AlertFigure.COMPLIANCE,
                AlertTime.FOUR_WEEKS,
                team,
                null,
                null,
                null,
                0.9,
                1,
                List.of(manager.id()),
                true));
        var opened = clock.instant().minus(Duration.ofDays(9));
        sla.open(
                SubjectId.next(),
                null,
                facts(),
                List.of(SlaEvent.of(opened, Kind.OPENED), SlaEvent.of(opened.plus(Duration.ofDays(8)), Kind.SOLVED)),
                false);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            lookNow(alert);
            assertThat(told(alert)).containsExactly("SlaAlertRaised");
        });
    }

    @Test
    void aChangedRuleBeginsAfresh() {
        var alert = add(dueSoon(1));
        open();
        open();
        await().untilAsserted(() -> {
            lookNow(alert);
            assertThat(told(alert)).hasSize(1);
        });
        colleagues.as(manager, () -> {
            alerts.change(alert, dueSoon(5), Revision.ANY);
        });
        lookNow(alert);
        assertThat(alerts.all())
                .filteredOn(one -> one.id().equals(alert))
                .singleElement()
                .satisfies(one -> assertThat(one.raisedAt()).isNull());
        assertThat(told(alert)).hasSize(1);
    }

    @Test
    void oneThatWasRemovedIsBroughtBackAsItWas() {
        var alert = add(dueSoon(1));
        Alert gone = colleagues.as(manager, () -> alerts.remove(alert));
        colleagues.as(manager, () -> alerts.bringBack(gone));

        assertThat(colleagues.as(manager, alerts::all))
                .filteredOn(one -> one.id().equals(alert))
                .singleElement()
                .satisfies(one -> assertThat(one.rule()).isEqualTo(gone.rule()));
        assertThat(inLedger(alert)).containsExactly("alert-defined", "alert-removed", "alert-brought-back");
    }

    @Test
    void onlyManagersAndAdministratorsChangeAlertsAndOnlyTheyAndAuditorsSeeThem() {
        var alert = add(dueSoon(1));
        var kept = colleagues.as(manager, alerts::all).getFirst();
        colleagues.as(colleagues.join(null, Role.AUDITOR), () -> {
            assertThat(alerts.all()).isNotEmpty();
            assertThatThrownBy(() -> alerts.add(dueSoon(1))).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> alerts.change(alert, dueSoon(2), Revision.ANY))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> alerts.remove(alert)).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> alerts.bringBack(kept)).isInstanceOf(Refused.class);
        });
        colleagues.as(colleagues.join(null, Role.SERVICE), () -> {
            assertThatThrownBy(() -> alerts.all()).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> alerts.history(alert)).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> alerts.add(dueSoon(1))).isInstanceOf(Refused.class);
        });
    }

    @Test
    void rulesThatMeanNothingAreRefused() {
        assertThatThrownBy(() -> new AlertRule(
                        " ",
                        AlertFigure.MEDIAN,
                        AlertTime.TODAY,
                        null,
                        null,
                        null,
                        null,
                        1,
                        0,
                        List.of(manager.id()),
                        true))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new AlertRule(
                        "share over one",
                        AlertFigure.COMPLIANCE,
                        AlertTime.TODAY,
                        null,
                        null,
                        null,
                        null,
                        90,
                        0,
                        List.of(manager.id()),
                        true))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new AlertRule(
                        "for nobody",
                        AlertFigure.MEDIAN,
                        AlertTime.TODAY,
                        null,
                        null,
                        null,
                        null,
                        1,
                        0,
                        List.of(),
                        true))
                .isInstanceOf(Refused.class);
    }

    private AlertRule dueSoon(int most) {
        return new AlertRule(
                "soon " + team,
                AlertFigure.DUE_SOON,
                AlertTime.TODAY,
                team,
                null,
                null,
                "first-response",
                most,
                0,
                List.of(manager.id()),
                true);
    }

    private UUID add(AlertRule rule) {
        return colleagues.as(manager, () -> alerts.add(rule)).id();
    }

    /** The application looks by itself too; whoever comes first tells. */
    private void lookNow(UUID alert) {
        look.at(alert, clock.instant().plusSeconds(1));
    }

    /** An urgent ticket is answered within 30 minutes round the clock. */
    private SubjectId open() {
        var subject = SubjectId.next();
        sla.open(subject, null, facts(), List.of(SlaEvent.of(now(), Kind.OPENED)), true);
        return subject;
    }

    private SlaFacts facts() {
        return SlaFacts.of("ticket").withPriority("urgent").withChannel("email").withTeam(team);
    }

    private Instant now() {
        return clock.instant();
    }

    private List<AlertEvent> history(UUID alert) {
        return colleagues.as(manager, () -> alerts.history(alert));
    }

    private List<String> told(UUID alert) {
        return texts("select kind from trail where subject_id = :alert order by id", alert);
    }

    private List<String> noticed(UUID alert) {
        return texts("select kind from notice where subject_id = :alert order by id", alert);
    }

    private List<String> inLedger(UUID alert) {
        return texts(
                "select kind from sla_ledger where chain = 'alert' and body like '%' || cast(:alert as text) || '%' order by seq",
                alert);
    }

    private List<String> texts(String question, UUID alert) {
        return jdbc.sql(question)
                .param("alert", alert)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
