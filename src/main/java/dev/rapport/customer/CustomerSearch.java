package dev.rapport.customer;

import dev.rapport.access.Access;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.platform.GlobalSearch;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

@Component
class CustomerSearch implements GlobalSearch {

    private final CustomerDesk desk;
    private final Access access;
    private final Texts texts;

    CustomerSearch(CustomerDesk desk, Access access, Texts texts) {
        this.desk = desk;
        this.access = access;
        this.texts = texts;
    }

    @ForThoseConcerned
    @Override
    public List<Hit> find(String text, int limit) {
        try {
            var reader = access.current().map(Person::locale).orElse(Locale.ENGLISH);
            return desk.list(text, limit, null).items().stream()
                    .map(line -> new Hit("nav.customers", line.name(), details(line, reader), "customers/" + line.id()))
                    .toList();
        } catch (Refused e) {
            return List.of(); // those who may not see customers find none
        }
    }

    private String details(CustomerLine line, Locale reader) {
        var details = new ArrayList<String>();
        var found = line.found();
        if (found != null)
            details.add(texts.get(reader, "word.FoundBy." + found.by(), Objects.requireNonNullElse(found.what(), "")));
        details.addAll(line.contactPoints());
        return String.join(" · ", details);
    }
}
