package dev.rapport.sla.calendars;

import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CalendarsFollowCustomers {

    /** Of two calendars, the survivor's counts. */
    @Bean
    FollowsCustomer assignmentsFollowCustomers() {
        return new FollowsCustomer(CustomerTable.of("calendar_assignment", "key")
                .toldApartBy("kind")
                .onceFor("kind")
                .asTextOfKind("CUSTOMER"));
    }
}
