package dev.rapport.studio.ui;

import dev.rapport.platform.ui.Words;
import dev.rapport.sla.Metric;
import dev.rapport.sla.Pausing;
import dev.rapport.sla.ui.SlaRows;
import dev.rapport.sla.ui.SlaWords;
import dev.rapport.studio.whatif.PolicyColumn;
import java.util.stream.Collectors;

/** Says the columns and cells of a table of policies in a screen's language. */
final class PolicyWords {

    static final String ANY = "any";

    private static final String PAUSE = "pause.";

    private final SlaWords words;
    private final SlaRows rows;

    PolicyWords(SlaWords words, SlaRows rows) {
        this.words = words;
        this.rows = rows;
    }

    /** What a tick says: that any waiting pauses the metric. */
    String tick(PolicyColumn column) {
        return words.say("sla.rule-pauses-at-all", metric(column.key().substring(PAUSE.length())));
    }

    String column(PolicyColumn column) {
        var key = column.key();
        if (column.isPausing()) return words.say("sla.rule-pauses", metric(key.substring(PAUSE.length())));
        if (key.startsWith(PolicyColumn.TIME_IN)) return metric(key.substring(PolicyColumn.TIME_IN.length()));
        if (isMetric(key)) return metric(key);
        return Words.known("sla.rule-column." + key.replace('+', '.'), column.label());
    }

    /** Empty when the cell says nothing. */
    String cell(PolicyColumn column, String cell) {
        if (column.isTime()) return isNumber(cell) ? time(cell) : cell;
        if (column.isPausing()) return pausing(column, cell);
        return switch (column.key()) {
            case "caseType" -> words.process(cell);
            case "tier" -> words.tier(cell);
            case "team" -> rows.team(cell);
            case "channel" -> Words.known("word.channel." + cell, cell);
            case "priority" -> Words.known("word.Priority." + cell.toUpperCase(java.util.Locale.ROOT), cell);
            case "stage" -> Words.known("sla.stage." + cell, cell);
            case "policy", "calendar", PolicyColumn.RULE -> Words.ofRules(cell);
            case "warn" -> cell.isEmpty() ? "" : words.say("sla.rule-percent", cell);
            case "ladder" -> words.process(cell);
            default -> cell;
        };
    }

    String time(String seconds) {
        return isNumber(seconds) ? TimeText.of(Long.parseLong(seconds), words) : seconds;
    }

    String reason(String word) {
        return word.equals(ANY) ? words.say("sla.rule-any-waiting") : Words.known("sla.pause." + word, word);
    }

    String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    private String pausing(PolicyColumn column, String cell) {
        if (!column.isText()) return cell.equals("1") ? reason(ANY) : "";
        var pausing = Pausing.parse(cell);
        return pausing.any()
                ? reason(ANY)
                : pausing.reasons().stream().sorted().map(this::reason).collect(Collectors.joining(", "));
    }

    private String metric(String key) {
        return switch (key) {
            case "stage" -> words.say("sla.metric.stages");
            case "step" -> words.say("sla.metric.steps");
            default -> words.metric(key);
        };
    }

    private static boolean isMetric(String key) {
        return Metric.OF_A_CASE.stream().map(Metric::name).anyMatch(key::equals);
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,9}");
    }
}
