package dev.rapport.privacy;

import static dev.rapport.platform.ErasedRows.blanked;
import static dev.rapport.platform.ErasedRows.deleted;

import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** That something was asked, when, and what was decided by whom stays, the erasure itself included. */
@Configuration(proxyBeanMethods = false)
class PrivacyErased {

    @Bean
    ErasesCustomer requestsOfErasedCustomers() {
        return new ErasesCustomer(
                blanked(
                        "privacy_request",
                        "customer_id = any(:customers)",
                        "words = :mark",
                        "identity_how = case when identity_how is not null then :mark end",
                        "proposal_text = case when proposal_text is not null then :mark end",
                        "decided_reason = case when decided_reason is not null then :mark end"),
                deleted(
                        "privacy_export",
                        "request_id in (select id from privacy_request where customer_id = any(:customers))"));
    }
}
