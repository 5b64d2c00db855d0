package dev.rapport.customer;

import dev.rapport.platform.Refused;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed of a profile; what is absent stays.
 *
 * @param facts null or empty removes one
 */
public record ProfileWish(@Nullable String name, NewCustomer.@Nullable Kind kind, Map<String, @Nullable String> facts) {

    public ProfileWish {
        if (name != null) name = NewCustomer.cleanName(name);
        if (facts.size() > NewCustomer.MOST) throw Refused.invalid("customer.too-many", NewCustomer.MOST);
        var read = new HashMap<String, @Nullable String>();
        facts.forEach((fact, value) -> read.put(fact, read(fact, value)));
        facts = read;
    }

    private static @Nullable String read(String fact, @Nullable String written) {
        if (written == null) return null;
        try {
            var value = FactField.of(fact).read(written);
            return value.isEmpty() ? null : value;
        } catch (Refused refused) {
            throw refused.at("facts." + fact);
        }
    }
}
