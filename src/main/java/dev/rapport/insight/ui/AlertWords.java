package dev.rapport.insight.ui;

import dev.rapport.insight.alerts.Alert;
import dev.rapport.insight.alerts.AlertFigure;
import dev.rapport.insight.alerts.AlertRule;
import dev.rapport.sla.ui.SlaRows;
import dev.rapport.sla.ui.SlaWords;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says alerts in a screen's language. */
final class AlertWords {

    private final SlaWords words;
    private final SlaRows rows;

    AlertWords(SlaWords words, SlaRows rows) {
        this.words = words;
        this.rows = rows;
    }

    String figure(AlertFigure figure) {
        return words.say("sla.alert.figure." + figure.word());
    }

    /** Such as "Promises kept, First response, Service L1, this week: under 90 %, from 20 cases on". */
    String condition(AlertRule rule) {
        var of = new ArrayList<String>();
        of.add(figure(rule.figure()));
        if (rule.metric() != null) of.add(words.metric(rule.metric()));
        if (rule.team() != null) of.add(rows.team(rule.team()));
        if (rule.caseType() != null) of.add(words.process(rule.caseType()));
        if (rule.policy() != null) of.add(words.say(rule.policy()));
        if (rule.figure() != AlertFigure.DUE_SOON)
            of.add(words.say("sla.alert.time." + rule.time().word()));
        var bound = words.say(
                rule.figure().isBadBelow() ? "sla.alert.below" : "sla.alert.above",
                value(rule.figure(), rule.threshold()));
        var least = rule.leastCases() == 0 ? "" : ", " + words.say("sla.alert.least", rule.leastCases());
        return String.join(" · ", of) + ": " + bound + least;
    }

    String now(Alert alert) {
        return alert.value() == null
                ? words.say("sla.alert.no-figure")
                : words.say("sla.alert.now", value(alert.rule().figure(), alert.value()), words.number(alert.cases()));
    }

    String value(AlertFigure figure, @Nullable Double value) {
        if (value == null) return "–";
        return switch (figure.unit()) {
            case SHARE -> words.say("sla.trends.percent", value * 100);
            case SECONDS -> words.amount(Math.round(value * 1000));
            case NUMBER ->
                value == Math.rint(value) ? words.number(Math.round(value)) : words.say("sla.trends.number", value);
        };
    }

    /** The label of the field of a threshold. */
    String threshold(AlertFigure figure) {
        return words.say("sla.alert.threshold." + figure.unit().name().toLowerCase(Locale.ROOT)
                + (figure.isBadBelow() ? "-below" : "-above"));
    }
}
