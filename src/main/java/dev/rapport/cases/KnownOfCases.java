package dev.rapport.cases;

import static dev.rapport.platform.CustomerFact.ofRows;

import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.CustomerFact.Type;
import dev.rapport.platform.CustomerFacts;
import dev.rapport.platform.FactWords;
import dev.rapport.platform.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** By their cases customers can be brought together in segments. */
@Component
class KnownOfCases implements CustomerFacts {

    private final List<String> kinds;
    private final Texts texts;
    private final FactWords words;

    KnownOfCases(List<CaseKind> kinds, Texts texts) {
        this.kinds = kinds.stream().map(CaseKind::name).sorted().toList();
        this.texts = texts;
        words = new FactWords(texts);
    }

    private CustomerFact cases(String name) {
        return ofRows(name, Type.COUNT, words.called(name), "subject", "subject.customer_id", "subject")
                .at("subject.opened_at")
                .choice("subject.kind", this::kinds);
    }

    private Map<String, String> kinds(Locale locale) {
        return FactWords.said(kinds, locale, (kind, reader) -> texts.get(reader, CaseKind.word(kind)));
    }

    @Override
    public List<CustomerFact> all() {
        return List.of(cases("cases-open").only("subject.closed_at is null"), cases("cases"));
    }
}
