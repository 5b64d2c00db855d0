package dev.rapport.privacy;

import dev.rapport.cases.CaseKind;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import dev.rapport.platform.KeepsCustomer;
import dev.rapport.platform.OutsideNews;
import dev.rapport.privacy.PrivacyEvent.CustomerErased;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kind of cases that privacy requests are. */
@Configuration(proxyBeanMethods = false)
class PrivacyKind {

    static final CaseKind REQUEST = new CaseKind("PRIVACY_REQUEST", 'R', "privacy-requests", "PrivacyState.RECEIVED");

    @Bean
    CaseKind privacyRequest() {
        return REQUEST;
    }

    @Bean
    OutsideNews<CustomerErased> customersErasedForOthers() {
        return OutsideNews.of("customer.erased", CustomerErased.class);
    }

    @Bean
    KeepsCustomer whoAskedForPrivacy() {
        return KeepsCustomer.by("privacy_request", "customer_id");
    }

    @Bean
    FollowsCustomer privacyRequestsFollowCustomers() {
        return new FollowsCustomer(
                CustomerTable.of("privacy_request", "customer_id").ofCase("id"));
    }
}
