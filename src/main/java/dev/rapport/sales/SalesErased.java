package dev.rapport.sales;

import static dev.rapport.platform.ErasedRows.Why.AMOUNTS;
import static dev.rapport.platform.ErasedRows.blanked;
import static dev.rapport.platform.ErasedRows.kept;

import dev.rapport.platform.ErasesCustomer;
import dev.rapport.platform.SoughtWords;
import dev.rapport.platform.SoughtWords.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of leads and opportunities of customers who are erased. */
@Configuration(proxyBeanMethods = false)
class SalesErased {

    @Bean
    ErasesCustomer salesToErasedCustomers() {
        return new ErasesCustomer(
                        blanked(
                                "lead",
                                "id = any(:cases)",
                                "name = :mark",
                                "company = null",
                                "phone = null",
                                "phone_extension = null",
                                "email = null",
                                "city = null",
                                "external = null",
                                "facts = '{}'",
                                "reasons = case when reasons is not null then cast('[]' as jsonb) end",
                                "routing_reasons = null",
                                "row_digest = null",
                                "discard_reason = case when discard_reason is not null then :mark end"),
                        blanked(
                                "opportunity",
                                "id = any(:cases)",
                                "name = :mark",
                                "external = null",
                                "reason = case when reason is not null then :mark end"),
                        kept("opportunity", "id = any(:cases)", AMOUNTS))
                .soughtBy(
                        SoughtWords.of(Kind.NAME, "select name from lead where id = any(:cases)"),
                        SoughtWords.of(
                                Kind.PHONE, "select phone from lead where id = any(:cases) and phone is not null"),
                        SoughtWords.of(
                                Kind.EMAIL, "select email from lead where id = any(:cases) and email is not null"));
    }
}
