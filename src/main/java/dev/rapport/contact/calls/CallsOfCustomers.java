package dev.rapport.contact.calls;

import static dev.rapport.platform.ErasedRows.blanked;
import static dev.rapport.platform.ErasedRows.deleted;
import static dev.rapport.platform.ErasedRows.kept;

import dev.rapport.contact.accounts.AccountUse;
import dev.rapport.platform.ErasedRows.Why;
import dev.rapport.platform.ErasesCustomer;
import dev.rapport.platform.KeptOfCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** That somebody called and when stays; the number does not. */
@Configuration(proxyBeanMethods = false)
class CallsOfCustomers {

    private static final String TOLD_OF_THEIRS = """
            (account_id, there) in (select account_id, there from phone_call where id = any(:cases))
            """;

    /** Of calls that are linked to nobody, the number alone. */
    private static final String OF_NOBODY = "customer_id is null and other ~* :pattern";

    private static final String TOLD_OF_NOBODY = """
            other ~* :pattern
            and not exists (
                select
                from phone_call
                where phone_call.account_id = call_event.account_id
                    and phone_call.there = call_event.there
                    and phone_call.customer_id is not null)
            """;

    @Bean
    ErasesCustomer callsOfErasedCustomers() {
        return new ErasesCustomer(
                deleted("call_event", TOLD_OF_THEIRS),
                deleted("call_wrapup", "call_id = any(:cases)"),
                kept("call_try", "subject_id = any(:cases)", Why.NO_WORDS),
                blanked(
                        "phone_call",
                        "id = any(:cases)",
                        "other = null",
                        "proof = null",
                        "recording = null",
                        "there = :mark || ' ' || id"),
                blanked("call_event", TOLD_OF_NOBODY, "other = null"),
                blanked("phone_call", OF_NOBODY, "other = null"));
    }

    @Bean
    KeptOfCustomer keptCalls() {
        return new KeptOfCustomer("phone_call", "id = any(:cases)");
    }

    @Bean
    KeptOfCustomer toldOfCalls() {
        return new KeptOfCustomer("call_event", TOLD_OF_THEIRS);
    }

    @Bean
    KeptOfCustomer wrapUpsOfCalls() {
        return new KeptOfCustomer("call_wrapup", "call_id = any(:cases)");
    }

    @Bean
    KeptOfCustomer triesToCall() {
        return new KeptOfCustomer("call_try", "subject_id = any(:cases)");
    }

    @Bean
    AccountUse callsThroughAccounts(CallRows rows) {
        return rows::isUsed;
    }
}
