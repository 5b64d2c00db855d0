package dev.rapport.customer.fields;

import dev.rapport.cases.TrailWord;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What a fact is called in stories. */
@Component
class FactWord implements TrailWord {

    private final FactFields fields;

    FactWord(FactFields fields) {
        this.fields = fields;
    }

    @Override
    public String name() {
        return "fact";
    }

    @Override
    public String say(String fact, Locale locale) {
        return fields.label(fact, locale);
    }
}
