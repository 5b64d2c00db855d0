package dev.rapport.sla.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.platform.ui.Chips;
import dev.rapport.sla.Metric;
import dev.rapport.sla.MetricWords;
import dev.rapport.sla.breaches.BreachRate;
import dev.rapport.sla.breaches.BreachRate.Share;
import dev.rapport.sla.breaches.BreachRemark.Cause;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says metrics, pauses and business times in a screen's language. */
final class SlaWords {

    private static final int MINUTES_MATTER_BELOW = 100;

    private final Component screen;

    SlaWords(Component screen) {
        this.screen = screen;
    }

    String say(String key, Object... arguments) {
        return screen.getTranslation(key, arguments);
    }

    String metric(String metric) {
        return MetricWords.of(metric, screen::getTranslation);
    }

    String metric(String metric, int round) {
        return metric(new Metric(metric).inRound(round));
    }

    String pausedFor(@Nullable String reason) {
        return reason == null ? say("sla.paused") : say("sla.paused-for", known("sla.pause.", reason));
    }

    String process(String process) {
        return known("sla.process.", process);
    }

    String tier(@Nullable String tier) {
        return tier == null ? "" : known("word.tier.", tier);
    }

    static String cause(Component screen, Cause cause) {
        return screen.getTranslation("sla.cause." + cause.word());
    }

    String number(long count) {
        return say("sla.number", count);
    }

    /** A share in per cent; with its interval where it is one of few. */
    String share(BreachRate rate, Optional<Share> share) {
        return share.map(of -> rate.isOfFew()
                        ? say("sla.share-of-few", of.value() * 100, of.low() * 100, of.high() * 100)
                        : say("sla.share", of.value() * 100))
                .orElse("–");
    }

    static Component excused(Component screen) {
        return Chips.plain(screen.getTranslation("sla.excused"));
    }

    /** Business time such as "26 h 05 min", from 100 hours on in whole hours. */
    String amount(long millis) {
        var time = Duration.ofMillis(millis);
        if (millis > 0 && time.toMinutes() == 0) return say("sla.under-a-minute");
        if (time.toHours() == 0) return say("sla.minutes", time.toMinutes());
        if (time.toMinutesPart() == 0 || time.toHours() >= MINUTES_MATTER_BELOW)
            return say("sla.hours", time.toHours());
        return say("sla.hours-minutes", time.toHours(), time.toMinutesPart());
    }

    /** What is left of business time, or what it is over, called by that name. */
    String left(long millis) {
        return say(millis < 0 ? "sla.business-over" : "sla.business-left", amount(Math.abs(millis)));
    }

    private String known(String prefix, String word) {
        var text = say(prefix + word);
        return text.equals(prefix + word) ? word : text;
    }
}
