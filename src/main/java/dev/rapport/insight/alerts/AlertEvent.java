package dev.rapport.insight.alerts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert was raised or was over.
 *
 * @param raised false when it was over
 * @param value the figure at that moment
 */
public record AlertEvent(
        UUID id,
        boolean raised,
        AlertFigure figure,
        double threshold,
        @Nullable Double value,
        long cases,
        Instant at) {}
