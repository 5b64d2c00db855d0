package dev.rapport.sla;

import dev.rapport.platform.Refused;
import java.util.regex.Pattern;

/** What a clock measures: {@code first-response}, {@code resolution}, or the time in a stage, {@code stage-<name>}. */
public record Metric(String name) {

    private static final String STAGE = "stage-";
    private static final Pattern NAME = Pattern.compile("first-response|resolution|stage-\\S{1,80}");

    public static final Metric FIRST_RESPONSE = new Metric("first-response");
    public static final Metric RESOLUTION = new Metric("resolution");

    public Metric {
        if (!NAME.matcher(name).matches()) throw Refused.invalid("sla.bad-metric", name);
    }

    public static Metric stage(String stage) {
        return new Metric(STAGE + stage);
    }

    boolean isStage() {
        return name.startsWith(STAGE);
    }

    /** The stage whose time it measures. */
    String stage() {
        return name.substring(STAGE.length());
    }

    boolean isStage(String stage) {
        return name.equals(STAGE + stage);
    }
}
