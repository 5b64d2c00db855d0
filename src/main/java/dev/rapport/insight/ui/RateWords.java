package dev.rapport.insight.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.insight.breaches.BreachRate;
import dev.rapport.insight.breaches.BreachRate.Share;
import dev.rapport.insight.breaches.BreachRemark.Cause;
import dev.rapport.platform.ui.Chips;
import java.util.Optional;

/** Says how many promises were broken, and how a breach was judged, in a screen's language. */
final class RateWords {

    private RateWords() {}

    /** A share in per cent; with its interval where it is one of few. */
    static String share(Component screen, BreachRate rate, Optional<Share> share) {
        return share.map(of -> rate.isOfFew()
                        ? screen.getTranslation("sla.share-of-few", of.value() * 100, of.low() * 100, of.high() * 100)
                        : screen.getTranslation("sla.share", of.value() * 100))
                .orElse("–");
    }

    static String cause(Component screen, Cause cause) {
        return screen.getTranslation("sla.cause." + cause.word());
    }

    static Component excused(Component screen) {
        return Chips.plain(screen.getTranslation("sla.excused"));
    }
}
