package dev.rapport.customer.notes;

import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Notes and files on a customer go where it goes; those on cases go with their cases. */
@Configuration(proxyBeanMethods = false)
class NotesFollowCustomers {

    @Bean
    FollowsCustomer notesFollowTheirCustomers() {
        return new FollowsCustomer(
                CustomerTable.of("note", "customer_id"), CustomerTable.of("kept_file", "customer_id"));
    }
}
