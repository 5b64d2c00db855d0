package dev.rapport.insight.alerts;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A figure crossed its threshold.
 *
 * @param subject the alert
 * @param value the figure and its unit, as {@code threshold}
 * @param cases how many cases or clocks it is of
 */
public record SlaAlertRaised(
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

    static final String TOPIC = "SlaAlert";

    @Override
    public String topic() {
        return TOPIC;
    }
}
