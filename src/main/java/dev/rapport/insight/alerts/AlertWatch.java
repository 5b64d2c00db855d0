package dev.rapport.insight.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at each alert twice a minute, whichever copy of the application comes first. */
@Component
class AlertWatch {

    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);
    private static final Duration BETWEEN = Duration.ofSeconds(25);

    private final AlertRows rows;
    private final AlertLook look;
    private final Clock clock;

    AlertWatch(AlertRows rows, AlertLook look, Clock clock) {
        this.rows = rows;
        this.look = look;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${rapport.sla.alerts-delay:30s}")
    void watch() {
        var before = clock.instant().minus(BETWEEN);
        for (var alert : rows.toLookAt(before)) look(alert, before);
    }

    private void look(UUID alert, Instant before) {
        try {
            look.at(alert, before);
        } catch (RuntimeException e) {
            LOG.error("Alert {} could not be looked at and is tried again", alert, e);
        }
    }
}
