package dev.rapport.customer.fields;

import dev.rapport.access.GuardedFacts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Facts of the product and those of administrators, given up or not: what was told stays. */
@Component
class FactsToGuard implements GuardedFacts {

    private final FactFields fields;
    private final CustomFieldRows rows;

    FactsToGuard(FactFields fields, CustomFieldRows rows) {
        this.fields = fields;
        this.rows = rows;
    }

    @Override
    public List<String> names() {
        return Stream.concat(
                        FactField.KNOWN.stream().map(FactField::name),
                        rows.all().stream().map(CustomField::name))
                .distinct()
                .toList();
    }

    @Override
    public String label(String name, Locale reader) {
        return fields.label(name, reader);
    }
}
