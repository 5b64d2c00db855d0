package dev.rapport.marketing.segments;

import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.CustomerFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is known of customers, as the modules say that keep it. */
@Component
class KnownFacts {

    private final List<CustomerFacts> modules;

    KnownFacts(List<CustomerFacts> modules) {
        this.modules = modules;
    }

    /** By name. */
    Map<String, CustomerFact> all() {
        var all = new LinkedHashMap<String, CustomerFact>();
        for (var module : modules) for (var fact : module.all()) all.put(fact.name(), fact);
        return all;
    }
}
