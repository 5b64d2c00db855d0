package dev.rapport.insight.alerts;

import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.ledger.Chain;
import dev.rapport.sla.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at the figure of one alert. What is told, the history, the ledger and how the alert stands are one transaction
 * under the lock of its row, so that several copies of the application and a crash tell nobody twice.
 */
@Component
class AlertLook {

    private final AlertRows rows;
    private final AlertFigures figures;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AlertLook(AlertRows rows, AlertFigures figures, Ledger ledger, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.figures = figures;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** What the ledger keeps. */
    record Entry(
            UUID alert,
            String name,
            String figure,
            String time,
            double threshold,
            @Nullable Double value,
            long cases) {}

    /** Does nothing for an alert that somebody has looked at since then. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void at(UUID id, Instant before) {
        rows.locked(id, before).ifPresent(this::look);
    }

    private void look(AlertRows.Kept kept) {
        var alert = kept.alert();
        var now = Instants.now(clock);
        var reading = figures.now(alert.rule());
        var state = kept.state().seen(reading.isBad(alert.rule()), now);
        rows.looked(alert.id(), state, reading, now);
        if (state.isRaised() != kept.state().isRaised()) tell(alert, state.isRaised(), reading, now);
    }

    private void tell(Alert alert, boolean raised, AlertReading reading, Instant now) {
        var rule = alert.rule();
        var event = new AlertEvent(
                Ids.next(), raised, rule.figure(), rule.threshold(), reading.value(), reading.cases(), now);
        rows.add(alert.id(), rule, event);
        ledger.append(
                Chain.ALERT,
                raised ? "alert-raised" : "alert-over",
                new Entry(
                        alert.id(),
                        rule.name(),
                        rule.figure().word(),
                        rule.time().word(),
                        rule.threshold(),
                        reading.value(),
                        reading.cases()));
        var subject = new SubjectId(alert.id());
        var value = reading.value() == null ? "–" : words(rule.figure(), reading.value());
        var threshold = words(rule.figure(), rule.threshold());
        events.publishEvent(
                raised
                        ? new SlaAlertRaised(
                                event.id(),
                                subject,
                                now,
                                rule.name(),
                                rule.figure(),
                                value,
                                threshold,
                                reading.cases(),
                                rule.tells())
                        : new SlaAlertOver(
                                event.id(),
                                subject,
                                now,
                                rule.name(),
                                rule.figure(),
                                value,
                                threshold,
                                reading.cases(),
                                rule.tells()));
    }

    /** In figures and units that both languages read. */
    private static String words(AlertFigure figure, double value) {
        return switch (figure.unit()) {
            case SHARE -> String.format(Locale.ROOT, "%.1f %%", value * 100);
            case SECONDS -> {
                var time = Duration.ofSeconds(Math.round(value));
                yield String.format(Locale.ROOT, "%d:%02d h", time.toHours(), time.toMinutesPart());
            }
            case NUMBER ->
                value == Math.rint(value)
                        ? String.format(Locale.ROOT, "%.0f", value)
                        : String.format(Locale.ROOT, "%.2f", value);
        };
    }
}
