package dev.rapport.contact.behaviours;

import static dev.rapport.platform.ErasedRows.deleted;

import dev.rapport.cases.StoryChapter;
import dev.rapport.cases.StoryChapter.View;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.ErasesCustomer;
import dev.rapport.platform.FollowsCustomer;
import dev.rapport.platform.SignOfLife;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Behaviours are told in the story, given out, moved and erased with the customer. */
@Configuration(proxyBeanMethods = false)
class BehavioursOfCustomers {

    private static final String THEIRS = "customer_id = any(:customers)";

    @Bean
    StoryChapter tellsOfBehaviours() {
        return StoryChapter.of("behaviours", View.RELATIONSHIP, BehaviourEvent.class);
    }

    @Bean
    FollowsCustomer behavioursFollowCustomers() {
        return new FollowsCustomer(CustomerTable.of("behaviour", "customer_id"));
    }

    @Bean
    ErasesCustomer behavioursOfErasedCustomers() {
        return new ErasesCustomer(deleted("behaviour", THEIRS + " or address ~* :pattern"));
    }

    @Bean
    SignOfLife didSomethingLately() {
        return new SignOfLife("behaviour", "behaviour.customer_id = one.id and behaviour.at > :since");
    }
}
