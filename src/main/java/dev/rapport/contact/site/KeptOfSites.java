package dev.rapport.contact.site;

import static dev.rapport.platform.ErasedRows.deleted;

import dev.rapport.platform.ErasesCustomer;
import dev.rapport.platform.KeptOfCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept of those who entered something, and leaves with them. */
@Configuration(proxyBeanMethods = false)
class KeptOfSites {

    private static final String CHATS =
            "(account_id, visitor) in (select account_id, handle from conversation where id = any(:cases))";

    @Bean
    KeptOfCustomer consentsGivenByForms() {
        return new KeptOfCustomer("web_consent", "conversation_id = any(:cases)");
    }

    @Bean
    KeptOfCustomer visitorsOfChats() {
        return new KeptOfCustomer("web_visitor", CHATS);
    }

    @Bean
    KeptOfCustomer answersInChats() {
        return new KeptOfCustomer("web_answer", CHATS);
    }

    @Bean
    ErasesCustomer formsOfErasedCustomers() {
        return new ErasesCustomer(deleted("web_consent", "conversation_id = any(:cases)"), deleted("web_entry", """
                        exists (
                            select
                            from unnest(cast(:bytes as bytea[])) as word
                            where position(word in body) > 0)
                        """));
    }
}
