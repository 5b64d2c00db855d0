package dev.rapport.customer;

import dev.rapport.access.ForThoseConcerned;
import dev.rapport.platform.GlobalSearch;
import dev.rapport.platform.Refused;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class CustomerSearch implements GlobalSearch {

    private final CustomerDesk desk;

    CustomerSearch(CustomerDesk desk) {
        this.desk = desk;
    }

    @ForThoseConcerned
    @Override
    public List<Hit> find(String text, int limit) {
        try {
            return desk.list(text, limit, null).items().stream()
                    .map(line -> new Hit(
                            "nav.customers",
                            line.name(),
                            String.join(" · ", line.contactPoints()),
                            "customers/" + line.id()))
                    .toList();
        } catch (Refused e) {
            return List.of(); // those who may not see customers find none
        }
    }
}
