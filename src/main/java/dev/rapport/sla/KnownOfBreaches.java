package dev.rapport.sla;

import static dev.rapport.platform.CustomerFact.ofRows;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.CustomerFact.Type;
import dev.rapport.platform.CustomerFacts;
import dev.rapport.platform.FactWords;
import dev.rapport.platform.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** By what was promised to them and not kept in time customers can be brought together in segments. */
@Component
class KnownOfBreaches implements CustomerFacts {

    private final Access access;
    private final Texts texts;
    private final FactWords words;

    KnownOfBreaches(Access access, Texts texts) {
        this.access = access;
        this.texts = texts;
        words = new FactWords(texts);
    }

    @Override
    public List<CustomerFact> all() {
        return List.of(ofRows(
                        "breaches",
                        Type.COUNT,
                        words.called("breaches"),
                        "breach_entry join subject on subject.id = breach_entry.subject_id",
                        "subject.customer_id",
                        "breach_entry",
                        "subject")
                .only("breach_entry.counted")
                .seenIf(this::mayAsk)
                .at("breach_entry.due_at")
                .choice("breach_entry.metric", this::metrics)
                .open());
    }

    /** Who is not shown broken promises would find them out by asking again and again. */
    private boolean mayAsk() {
        return access.current().map(Person::seesAll).orElse(true);
    }

    private Map<String, String> metrics(Locale locale) {
        var metrics = Stream.concat(Metric.OF_A_CASE.stream(), Stream.of(Metric.PROMISE))
                .map(Metric::name)
                .toList();
        return FactWords.said(
                metrics,
                locale,
                (metric, reader) -> MetricWords.of(metric, (key, arguments) -> texts.get(reader, key, arguments)));
    }
}
