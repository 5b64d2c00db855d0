package dev.rapport.customer.merge;

import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this module points at customers, besides what is said of them. */
@Configuration(proxyBeanMethods = false)
class MergeTables {

    static final CustomerTable CUSTOMER = CustomerTable.of("customer", "id");
    static final CustomerTable PRINT =
            CustomerTable.of("customer_print", "customer_id").toldApartBy("customer_id");

    @Bean
    FollowsCustomer whatBelongsToCustomers() {
        return new FollowsCustomer(
                CustomerTable.of("contact_point", "customer_id")
                        .onceFor("kind", "value", "extension")
                        .fillingGapsOf(
                                "label",
                                "preferred_from",
                                "preferred_until",
                                "verified_how",
                                "verified_at",
                                "verified_by",
                                "valid_until",
                                "do_not_use"),
                CustomerTable.of("social_identity", "customer_id"),
                CustomerTable.of("customer_relation", "from_id")
                        .onceFor("to_id", "kind", "ended_at")
                        .fillingGapsOf("role", "note")
                        .neverWith("to_id"),
                CustomerTable.of("customer_relation", "to_id")
                        .onceFor("from_id", "kind", "ended_at")
                        .fillingGapsOf("role", "note")
                        .neverWith("from_id"),
                CustomerTable.of("profile_change", "customer_id"),
                CustomerTable.of("consent_request", "customer_id"),
                CustomerTable.of("customer", "parent_id"),
                CustomerTable.of("customer_alias", "canonical_id").toldApartBy("old_id"));
    }
}
