package dev.rapport.sla;

/**
 * What a policy promises for one metric.
 *
 * @param seconds how much business time the metric may take
 * @param warnFraction the part of it after which a warning is due; none at 0 or from 1 on
 * @param pauses whether waiting stops the counting
 */
public record SlaTarget(Metric metric, long seconds, double warnFraction, boolean pauses) {

    long millis() {
        return seconds * 1000;
    }

    SlaTarget lasting(long millis) {
        return new SlaTarget(metric, millis / 1000, 0, pauses);
    }

    boolean warns() {
        return warnFraction > 0 && warnFraction < 1;
    }

    long warnMillis() {
        return Math.round(millis() * warnFraction);
    }
}
