package dev.rapport.customer.merge;

import dev.rapport.platform.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What of a customer's own row is chosen when two become one; the columns belong together. */
enum Field {
    NAME("name", "name_key"),
    KIND("kind"),
    TIER("tier"),
    LANGUAGE("language"),
    CONTRACT("contract"),
    LIFECYCLE("lifecycle"),
    OWNER("owner_id", "team"),
    PARENT("parent_id", "parent_external");

    /** What facts are called among the choices: this, and the fact's name. */
    static final String FACT = "fact.";

    private final List<String> columns;

    Field(String... columns) {
        this.columns = List.of(columns);
    }

    List<String> columns() {
        return columns;
    }

    /** The column that tells whether two say the same. */
    String column() {
        return columns.getFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Field of(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("customer.merge-no-such-field", word));
    }
}
