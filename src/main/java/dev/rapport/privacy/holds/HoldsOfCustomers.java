package dev.rapport.privacy.holds;

import static dev.rapport.platform.CaseTables.holding;
import static dev.rapport.platform.ErasedRows.blanked;

import dev.rapport.platform.CaseTables;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.ErasesCustomer;
import dev.rapport.platform.FollowsCustomer;
import dev.rapport.platform.KeepsCustomer;
import dev.rapport.platform.SignOfLife;
import dev.rapport.platform.WithheldOfCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Holds go with their customers, and whoever is under one is needed. */
@Configuration(proxyBeanMethods = false)
class HoldsOfCustomers {

    @Bean
    FollowsCustomer holdsFollowTheirCustomers() {
        return new FollowsCustomer(CustomerTable.of("legal_hold", "customer_id").ofCase("subject_id"));
    }

    /** That they are held is told; why is for those who set holds. */
    @Bean
    WithheldOfCustomer whyOfHolds() {
        return WithheldOfCustomer.of("legal_hold", "why", "lifted_why", "set_by", "lifted_by");
    }

    /** Those that were lifted or are over. */
    @Bean
    ErasesCustomer holdsOnErasedCustomers() {
        return new ErasesCustomer(blanked(
                "legal_hold",
                "customer_id = any(:customers)",
                "why = :mark",
                "lifted_why = case when lifted_why is not null then :mark end"));
    }

    @Bean
    KeepsCustomer customersUnderHold() {
        return new KeepsCustomer("legal_hold", "customer_id", "lifted_at is null");
    }

    @Bean
    CaseTables casesUnderHold() {
        return new CaseTables(holding("legal_hold", "subject_id"), holding("subject", "id", """
            exists (
                select
                from legal_hold
                where legal_hold.customer_id = subject.customer_id
                    and legal_hold.lifted_at is null)
            """));
    }

    @Bean
    SignOfLife heldCustomers() {
        return held("legal_hold.customer_id = one.id");
    }

    @Bean
    SignOfLife customersOfHeldCases() {
        return held("legal_hold.subject_id in (select id from subject where subject.customer_id = one.id)");
    }

    private static SignOfLife held(String whose) {
        return new SignOfLife("legal_hold", whose + """
             and legal_hold.lifted_at is null
            and (legal_hold.until is null or legal_hold.until >= :today)
            """);
    }
}
