package dev.rapport.customer.purchases;

import dev.rapport.platform.CustomerMove;
import dev.rapport.platform.CustomerTable;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Purchases go with their customers; what is told of all of them together is made anew. */
@Component
class PurchasesFollowCustomers {

    private static final List<CustomerTable> TABLES = List.of(
            CustomerTable.of("purchase", "customer_id"),
            CustomerTable.of("purchase_total", "customer_id").thatIsMadeAnew(),
            CustomerTable.of("purchase_rhythm", "customer_id").thatIsMadeAnew(),
            CustomerTable.of("purchase_story", "customer_id")
                    .toldApartBy("import_id")
                    .onceFor("import_id"),
            CustomerTable.of("customer_import_change", "customer_id")
                    .toldApartBy("import_id", "field")
                    .onceFor("import_id", "field"));

    private final PurchaseSummaries summaries;

    PurchasesFollowCustomers(PurchaseSummaries summaries) {
        this.summaries = summaries;
    }

    @EventListener
    void hear(CustomerMove move) {
        TABLES.forEach(move::of);
        if (!move.customers().isEmpty()) summaries.makeAnew(move.customers());
    }
}
