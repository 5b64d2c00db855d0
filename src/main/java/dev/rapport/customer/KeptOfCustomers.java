package dev.rapport.customer;

import dev.rapport.platform.KeptOfCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept of a customer beside the tables that follow customers. */
@Configuration(proxyBeanMethods = false)
class KeptOfCustomers {

    @Bean
    KeptOfCustomer customerItself() {
        return new KeptOfCustomer("customer", "id = :customer");
    }

    @Bean
    KeptOfCustomer factsOfCustomer() {
        return new KeptOfCustomer("customer_fact", "customer_id = :customer");
    }

    @Bean
    KeptOfCustomer tagsOfCustomer() {
        return new KeptOfCustomer("customer_tag", "customer_id = :customer");
    }

    @Bean
    KeptOfCustomer consentsOfCustomer() {
        return new KeptOfCustomer("customer_consent", "customer_id = :customer");
    }

    @Bean
    KeptOfCustomer mailsThatAskForConsent() {
        return new KeptOfCustomer(
                "consent_mail", "request_id in (select id from consent_request where customer_id = :customer)");
    }

    @Bean
    KeptOfCustomer linesOfPurchases() {
        return new KeptOfCustomer(
                "purchase_line", "purchase_id in (select id from purchase where customer_id = :customer)");
    }

    @Bean
    KeptOfCustomer returnsOfPurchases() {
        return new KeptOfCustomer(
                "purchase_return", "purchase_id in (select id from purchase where customer_id = :customer)");
    }

    @Bean
    KeptOfCustomer mergesOfCustomer() {
        return new KeptOfCustomer("customer_merge", "survivor_id = :customer");
    }

    @Bean
    KeptOfCustomer whatWaitsForPartings() {
        return new KeptOfCustomer(
                "merge_move", "merge_id in (select id from customer_merge where survivor_id = :customer)");
    }

    @Bean
    KeptOfCustomer namesBeforeMerges() {
        return new KeptOfCustomer("customer_alias", "canonical_id = :customer");
    }

    @Bean
    KeptOfCustomer notesOfCases() {
        return new KeptOfCustomer("note", "subject_id = any(:cases)");
    }

    @Bean
    KeptOfCustomer wordingsOfNotes() {
        return new KeptOfCustomer(
                "note_wording",
                "note_id in (select id from note where customer_id = :customer or subject_id = any(:cases))");
    }

    @Bean
    KeptOfCustomer filesOfCases() {
        return new KeptOfCustomer("kept_file", "subject_id = any(:cases)");
    }
}
