package dev.rapport.contact.wecom;

import static dev.rapport.platform.ErasedRows.blanked;
import static dev.rapport.platform.ErasedRows.deleted;

import dev.rapport.cases.StoryChapter;
import dev.rapport.cases.StoryChapter.View;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.ErasesCustomer;
import dev.rapport.platform.FollowsCustomer;
import dev.rapport.platform.KeptOfCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whom customers have as contacts in WeCom is told in their story, given out, moved and erased with them. */
@Configuration(proxyBeanMethods = false)
class ContactsOfCustomers {

    private static final String THEIRS =
            "customer_id = any(:customers) or concat_ws(' ', external, called, unionid) ~* :pattern";

    @Bean
    StoryChapter tellsOfContactsInWecom() {
        return StoryChapter.of("wecom-contacts", View.RELATIONSHIP, ContactEvent.class);
    }

    @Bean
    FollowsCustomer contactsInWecomFollowCustomers() {
        return new FollowsCustomer(CustomerTable.of("wecom_contact", "customer_id"));
    }

    @Bean
    KeptOfCustomer colleaguesTheyHaveInWecom() {
        return new KeptOfCustomer(
                "wecom_bond", "contact_id in (select id from wecom_contact where customer_id = :customer)");
    }

    @Bean
    KeptOfCustomer welcomesInWecom() {
        return new KeptOfCustomer(
                "wecom_welcome", "external in (select external from wecom_contact where customer_id = :customer)");
    }

    @Bean
    ErasesCustomer contactsInWecomOfErasedCustomers() {
        return new ErasesCustomer(
                deleted(
                        "wecom_welcome",
                        "external in (select external from wecom_contact where " + THEIRS
                                + ") or external ~* :pattern"),
                deleted("wecom_bond", "contact_id in (select id from wecom_contact where " + THEIRS + ")"),
                blanked("wecom_chat", "array_to_string(removed, ' ') ~* :pattern", "removed = '{}'"),
                deleted("wecom_contact", THEIRS));
    }
}
