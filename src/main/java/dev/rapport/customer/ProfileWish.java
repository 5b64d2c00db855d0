package dev.rapport.customer;

import dev.rapport.customer.judgement.Judgements.Wish;
import dev.rapport.platform.Refused;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed of a profile; what is absent stays.
 *
 * @param facts as they were written; null or empty removes one
 * @param stage to be set, whatever the rulebook says
 * @param tier the same
 */
public record ProfileWish(
        @Nullable String name,
        NewCustomer.@Nullable Kind kind,
        Map<String, @Nullable String> facts,
        @Nullable Wish stage,
        @Nullable Wish tier) {

    public ProfileWish(@Nullable String name, NewCustomer.@Nullable Kind kind, Map<String, @Nullable String> facts) {
        this(name, kind, facts, null, null);
    }

    public ProfileWish {
        if (name != null) name = NewCustomer.cleanName(name);
        if (facts.size() > NewCustomer.MOST) throw Refused.invalid("customer.too-many", NewCustomer.MOST);
        facts = Collections.unmodifiableMap(new HashMap<>(facts));
    }

    boolean setsSomething() {
        return stage != null || tier != null;
    }
}
