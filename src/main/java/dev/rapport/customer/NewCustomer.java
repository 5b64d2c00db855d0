package dev.rapport.customer;

import dev.rapport.customer.search.SearchKey;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer when it first appears.
 *
 * @param external its id in the system it comes from
 * @param contactPoints phones and e-mail addresses as they were written
 * @param facts further facts, such as sector or city
 */
public record NewCustomer(
        Kind kind,
        String name,
        @Nullable String external,
        @Nullable String tier,
        @Nullable UserId owner,
        List<String> contactPoints,
        Map<String, String> facts) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_FACT = 2000;
    static final int MOST = 50;

    public NewCustomer {
        name = cleanName(name);
        if (external != null) CleanText.requireFit(external);
        tier = CleanText.lineOrNull(tier);
        if (tooLong(external, LONGEST_NAME) || tooLong(tier, LONGEST_NAME))
            throw Refused.invalid("customer.value-too-long", LONGEST_NAME);
        facts = clean(facts);
        if (facts.values().stream().anyMatch(value -> tooLong(value, LONGEST_FACT))
                || facts.keySet().stream().anyMatch(value -> tooLong(value, LONGEST_NAME)))
            throw Refused.invalid("customer.value-too-long", LONGEST_FACT);
        if (facts.size() > MOST || contactPoints.size() > MOST) throw Refused.invalid("customer.too-many", MOST);
        contactPoints = contactPoints.stream().filter(Objects::nonNull).toList();
    }

    NewCustomer with(Map<String, String> others) {
        return new NewCustomer(kind, name, external, tier, owner, contactPoints, others);
    }

    /** As it is kept; refused when it is none. */
    static String cleanName(String written) {
        var name = CleanText.line(written);
        if (name.isEmpty()) throw Refused.invalid("customer.name-missing");
        if (name.length() > LONGEST_NAME) throw Refused.invalid("customer.name-too-long", LONGEST_NAME);
        return name;
    }

    SearchKey searchKey() {
        return kind.searchKey(name);
    }

    private static Map<String, String> clean(Map<String, String> facts) {
        var clean = new HashMap<String, String>();
        facts.forEach((name, value) -> {
            if (value != null) clean.put(CleanText.line(name), CleanText.body(value));
        });
        return Map.copyOf(clean);
    }

    private static boolean tooLong(@Nullable String text, int longest) {
        return text != null && text.length() > longest;
    }

    /** A human being, or a firm. */
    public enum Kind {
        PERSON,
        ORGANISATION;

        /** What one of that name is searched by. */
        SearchKey searchKey(String name) {
            return SearchKey.of(name, this == PERSON);
        }
    }
}
