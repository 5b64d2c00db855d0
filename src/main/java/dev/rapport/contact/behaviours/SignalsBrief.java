package dev.rapport.contact.behaviours;

import dev.rapport.customer.CustomerBrief;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Texts;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How interested, close and willing the customer is, and what they did last on our channels. */
@Component
class SignalsBrief implements CustomerBrief {

    private final Signals signals;
    private final Behaviours behaviours;
    private final Texts texts;

    SignalsBrief(Signals signals, Behaviours behaviours, Texts texts) {
        this.signals = signals;
        this.behaviours = behaviours;
        this.texts = texts;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public List<Line> of(CustomerId customer, Locale locale, ZoneId zone) {
        var all = signals.of(customer);
        if (all.isEmpty()) return List.of();
        var said = all.stream()
                .map(one -> texts.get(locale, "word.SignalKind." + one.kind()) + ": "
                        + texts.get(locale, "word.SignalLevel." + one.level()))
                .collect(Collectors.joining(" · "));
        var last = behaviours.of(customer, 1, null).items().stream()
                .map(one -> Line.was("brief.did", words(one, locale), null, one.at()));
        return Stream.concat(Stream.of(new Line("signals.title", said)), last).toList();
    }

    private String words(Behaviour one, Locale locale) {
        var deed = texts.get(
                locale,
                "signals.deed",
                texts.get(locale, "word.BehaviourKind." + one.kind()),
                texts.get(locale, "word.channel." + one.channel().word()));
        return one.what() == null ? deed : deed + " · " + one.what();
    }
}
