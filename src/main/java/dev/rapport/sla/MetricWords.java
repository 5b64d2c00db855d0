package dev.rapport.sla;

import java.util.regex.Pattern;

/** Says a metric in words, such as "First response", "Stage: Contract", or "Stage: Contact (2)" for a second turn. */
public final class MetricWords {

    private static final Pattern STAGE = Pattern.compile("stage-(.+?)(?:-(\\d+))?");

    private MetricWords() {}

    /** Looks a text up; gives back the key of a text that does not exist. */
    @FunctionalInterface
    public interface Texts {
        String get(String key, Object... arguments);
    }

    public static String of(String metric, Texts texts) {
        var stage = STAGE.matcher(metric);
        if (!stage.matches()) return known(texts, "sla.metric.", metric);
        var name = known(texts, "sla.stage.", stage.group(1));
        var turn = stage.group(2);
        return texts.get("sla.metric.stage", turn == null ? name : name + " (" + turn + ")");
    }

    private static String known(Texts texts, String prefix, String word) {
        var text = texts.get(prefix + word);
        return text.equals(prefix + word) ? word : text;
    }
}
