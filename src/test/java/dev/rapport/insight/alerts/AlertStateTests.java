package dev.rapport.insight.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertStateTests {

    private final Instant start = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void isRaisedOnceHoweverLongTheFigureIsBad() {
        var raised = AlertState.FRESH.seen(true, start);
        assertThat(raised.raisedAt()).isEqualTo(start);
        assertThat(raised.seen(true, after(60)).seen(true, after(600)).raisedAt())
                .isEqualTo(start);
    }

    @Test
    void isOverOnlyAfterTheFigureWasWellForSomeTime() {
        var raised = AlertState.FRESH.seen(true, start);
        var well = raised.seen(false, after(1));
        assertThat(well.isRaised()).isTrue();
        assertThat(well.seen(false, after(5)).isRaised()).isTrue();
        assertThat(well.seen(false, after(6)).isRaised()).isFalse();
    }

    @Test
    void aFigureThatWaversIsNeverOverAndNeverRaisedAgain() {
        var state = AlertState.FRESH.seen(true, start);
        for (var minute = 1; minute < 120; minute++) state = state.seen(minute % 4 == 0, after(minute));
        assertThat(state.raisedAt()).isEqualTo(start);
    }

    @Test
    void restsBeforeItIsRaisedAgain() {
        var over = AlertState.FRESH.seen(true, start).seen(false, after(1)).seen(false, after(6));
        assertThat(over.seen(true, after(20)).isRaised()).isFalse();
        assertThat(over.seen(true, after(36)).isRaised()).isTrue();
    }

    @Test
    void aWellFigureChangesNothing() {
        assertThat(AlertState.FRESH.seen(false, start)).isEqualTo(AlertState.FRESH);
    }

    private Instant after(int minutes) {
        return start.plus(Duration.ofMinutes(minutes));
    }
}
