package dev.rapport.customer.purchases;

import static dev.rapport.platform.ErasedRows.Why.AMOUNTS;
import static dev.rapport.platform.ErasedRows.blanked;
import static dev.rapport.platform.ErasedRows.kept;

import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was bought, for how much and when is kept by law; who bought it is not. */
@Configuration(proxyBeanMethods = false)
class PurchasesErased {

    private static final String OF_THEIRS =
            "purchase_id in (select id from purchase where customer_id = any(:customers))";

    @Bean
    ErasesCustomer purchasesOfErasedCustomers() {
        return new ErasesCustomer(
                blanked("purchase", "customer_id = any(:customers)", "number = null", "known_by = 'erased ' || id"),
                blanked("purchase_line", OF_THEIRS, "known_by = cast(place as text)"),
                blanked("purchase_return", OF_THEIRS, "reason = null"),
                kept("purchase", "customer_id = any(:customers)", AMOUNTS),
                kept("purchase_line", OF_THEIRS, AMOUNTS),
                kept("purchase_total", "customer_id = any(:customers)", AMOUNTS));
    }
}
