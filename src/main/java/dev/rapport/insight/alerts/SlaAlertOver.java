package dev.rapport.insight.alerts;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A figure that had crossed its threshold is well again.
 *
 * @param subject the alert
 * @param value the figure and its unit, as {@code threshold}
 * @param cases how many cases or clocks it is of
 */
public record SlaAlertOver(
        UUID eventId,
        SubjectId subject,
        Instant at,
        String name,
        AlertFigure figure,
        String value,
        String threshold,
        long cases,
        List<UserId> told)
        implements TellsPeople {

    @Override
    public String topic() {
        return SlaAlertRaised.TOPIC;
    }
}
