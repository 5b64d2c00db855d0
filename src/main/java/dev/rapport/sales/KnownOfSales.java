package dev.rapport.sales;

import static dev.rapport.platform.CustomerFact.ofRows;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.CustomerFact.Type;
import dev.rapport.platform.CustomerFacts;
import dev.rapport.platform.FactWords;
import dev.rapport.platform.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** By leads and possible deals customers can be brought together in segments. */
@Component
class KnownOfSales implements CustomerFacts {

    private static final String OPEN = "opportunity.outcome is null";

    private final Access access;
    private final Texts texts;
    private final FactWords words;

    KnownOfSales(Access access, Texts texts) {
        this.access = access;
        this.texts = texts;
        words = new FactWords(texts);
    }

    private CustomerFact rows(String name, Type type, String table) {
        return ofRows(name, type, words.called(name), table, table + ".customer_id", table);
    }

    @Override
    public List<CustomerFact> all() {
        return List.of(
                rows("lead-score", Type.CHOICE, "lead")
                        .choice("lead.band", words.constants(LeadScore.Band.class))
                        .only("lead.closed_at is null")
                        .seenIf(this::mayAsk),
                rows("opportunity-stage", Type.CHOICE, "opportunity")
                        .choice("opportunity.stage", this::stages)
                        .only(OPEN)
                        .seenIf(this::mayAsk),
                rows("opportunity-amount", Type.NUMBER, "opportunity")
                        .value("opportunity.amount")
                        .choice("opportunity.currency", locale -> FactWords.themselves(List.of("CNY", "EUR", "USD")))
                        .open()
                        .only(OPEN)
                        .seenIf(this::mayAsk));
    }

    /** Who is shown some leads and deals only would find the others out by asking again and again. */
    private boolean mayAsk() {
        return access.current().map(Person::seesAll).orElse(true);
    }

    private Map<String, String> stages(Locale locale) {
        var stages = Arrays.stream(Stage.values()).map(Stage::name).toList();
        return FactWords.said(stages, locale, (stage, reader) -> texts.get(reader, "word.Stage." + stage));
    }
}
