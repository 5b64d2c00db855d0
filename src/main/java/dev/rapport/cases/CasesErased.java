package dev.rapport.cases;

import static dev.rapport.platform.ErasedRows.blanked;
import static dev.rapport.platform.ErasedRows.blankedBy;

import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of cases whose customer is erased; words leave the trail by functions of the database (decision 043). */
@Configuration(proxyBeanMethods = false)
class CasesErased {

    @Bean
    ErasesCustomer casesOfErasedCustomers() {
        return new ErasesCustomer(
                blanked("subject", "id = any(:cases) and id <> :erasure", "title = :mark", "external = null"),
                blankedBy("erase_words_of_trail", "trail", "subject_id = any(:customers) or subject_id = any(:cases)"));
    }
}
