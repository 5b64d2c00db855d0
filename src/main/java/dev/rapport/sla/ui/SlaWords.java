package dev.rapport.sla.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.sla.Metric;
import dev.rapport.sla.MetricWords;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says metrics, pauses and business times in a screen's language. */
public final class SlaWords {

    private static final int MINUTES_MATTER_BELOW = 100;

    private final Component screen;

    public SlaWords(Component screen) {
        this.screen = screen;
    }

    public String say(String key, Object... arguments) {
        return screen.getTranslation(key, arguments);
    }

    public String metric(String metric) {
        return MetricWords.of(metric, screen::getTranslation);
    }

    public String metric(String metric, int round) {
        return metric(new Metric(metric).inRound(round));
    }

    public String pausedFor(@Nullable String reason) {
        return reason == null ? say("sla.paused") : say("sla.paused-for", known("sla.pause.", reason));
    }

    public String process(String process) {
        return known("sla.process.", process);
    }

    public String tier(@Nullable String tier) {
        return tier == null ? "" : known("word.tier.", tier);
    }

    public String number(long count) {
        return say("sla.number", count);
    }

    /** Business time such as "26 h 05 min", from 100 hours on in whole hours. */
    public String amount(long millis) {
        var time = Duration.ofMillis(millis);
        if (millis > 0 && time.toMinutes() == 0) return say("sla.under-a-minute");
        if (time.toHours() == 0) return say("sla.minutes", time.toMinutes());
        if (time.toMinutesPart() == 0 || time.toHours() >= MINUTES_MATTER_BELOW)
            return say("sla.hours", time.toHours());
        return say("sla.hours-minutes", time.toHours(), time.toMinutesPart());
    }

    /** What is left of business time, or what it is over, called by that name. */
    public String left(long millis) {
        return say(millis < 0 ? "sla.business-over" : "sla.business-left", amount(Math.abs(millis)));
    }

    private String known(String prefix, String word) {
        var text = say(prefix + word);
        return text.equals(prefix + word) ? word : text;
    }
}
