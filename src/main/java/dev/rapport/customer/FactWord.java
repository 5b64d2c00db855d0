package dev.rapport.customer;

import dev.rapport.cases.TrailWord;
import dev.rapport.platform.Texts;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What a fact is called; those that only another system knows by their name there. */
@Component
class FactWord implements TrailWord {

    private final Texts texts;

    FactWord(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "fact";
    }

    @Override
    public String say(String fact, Locale locale) {
        var key = "customer.fact." + fact;
        return texts.has(key) ? texts.get(locale, key) : fact.replace('_', ' ');
    }
}
