package dev.rapport.customer;

import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How well customers may be served; policies promise by these words. */
@Component
public class Tiers {

    private final List<String> known;

    Tiers(@Value("${rapport.tiers:standard,silver,gold}") List<String> known) {
        this.known = List.copyOf(known);
    }

    public List<String> all() {
        return known;
    }

    public boolean isKnown(String said) {
        return known.contains(said.strip().toLowerCase(Locale.ROOT));
    }

    /** The tier in our spelling; refuses one that there is not, and names those there are. */
    public String require(String said) {
        var tier = said.strip().toLowerCase(Locale.ROOT);
        if (!isKnown(said)) throw Refused.invalid("customer.no-such-tier", said, String.join(", ", known));
        return tier;
    }
}
