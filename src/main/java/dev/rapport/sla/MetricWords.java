package dev.rapport.sla;

import java.util.regex.Pattern;

/** Says a metric in words, such as "First response", "Stage: Contract", or "Next response (2)" for a second round. */
public final class MetricWords {

    private static final Pattern NAME = Pattern.compile("(stage-|step:|claimed:)?(.+?)(?:-(\\d+))?");

    private MetricWords() {}

    /** Looks a text up; gives back the key of a text that does not exist. */
    @FunctionalInterface
    public interface Texts {
        String get(String key, Object... arguments);
    }

    /** @param metric its name, with the number of the round from the second on */
    public static String of(String metric, Texts texts) {
        var name = NAME.matcher(metric);
        if (!name.matches()) return metric;
        var turn = name.group(3) == null ? "" : " (" + name.group(3) + ")";
        return switch (name.group(1)) {
            case "stage-" -> texts.get("sla.metric.stage", known(texts, "sla.stage.", name.group(2)) + turn);
            case "step:" -> texts.get("sla.metric.step", known(texts, "sla.step.", name.group(2)) + turn);
            case "claimed:" -> texts.get("sla.metric.claimed", known(texts, "sla.step.", name.group(2)) + turn);
            case null, default -> known(texts, "sla.metric.", name.group(2)) + turn;
        };
    }

    private static String known(Texts texts, String prefix, String word) {
        var text = texts.get(prefix + word);
        return text.equals(prefix + word) ? word : text;
    }
}
