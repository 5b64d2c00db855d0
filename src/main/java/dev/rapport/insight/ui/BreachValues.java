package dev.rapport.insight.ui;

import dev.rapport.insight.breaches.BreachDimension;
import dev.rapport.insight.breaches.BreachFilter;
import dev.rapport.insight.breaches.BreachRemark.Cause;
import dev.rapport.platform.UserId;
import dev.rapport.sla.ui.SlaRows;
import dev.rapport.sla.ui.SlaWords;
import java.util.UUID;

/** Says the values of dimensions in a screen's language. */
final class BreachValues {

    private final SlaWords words;
    private final SlaRows rows;

    BreachValues(SlaWords words, SlaRows rows) {
        this.words = words;
        this.rows = rows;
    }

    String say(BreachDimension dimension, String value) {
        if (value.equals(BreachFilter.NONE)) return none(dimension);
        return switch (dimension) {
            case TEAM -> rows.team(value);
            case PERSON -> rows.name(new UserId(UUID.fromString(value)));
            case TIER -> words.tier(value);
            case PROCESS -> words.process(value);
            case METRIC -> words.metric(value);
            case POLICY -> words.say(value);
            case CAUSE -> words.say("sla.cause." + Cause.valueOf(value).word());
            case CUSTOMER, WEEK -> value;
        };
    }

    private String none(BreachDimension dimension) {
        return switch (dimension) {
            case PERSON -> words.say("sla.nobody");
            case CAUSE -> words.say("sla.no-cause");
            default -> words.say("sla.none");
        };
    }
}
