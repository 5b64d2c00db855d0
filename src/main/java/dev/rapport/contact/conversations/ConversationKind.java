package dev.rapport.contact.conversations;

import dev.rapport.cases.CaseKind;
import dev.rapport.cases.StoryChapter;
import dev.rapport.cases.StoryChapter.View;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import dev.rapport.rules.Rulebook;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Conversations among the kinds of cases, and the rulebook that says what becomes of them. */
@Configuration(proxyBeanMethods = false)
public class ConversationKind {

    public static final CaseKind CONVERSATION =
            new CaseKind("CONVERSATION", 'C', "conversations", "ConversationState.WAITING_FOR_US");

    static final String RULEBOOK = "inbound";

    @Bean
    CaseKind conversation() {
        return CONVERSATION;
    }

    @Bean
    StoryChapter tellsOfConversations() {
        return StoryChapter.of("conversations", View.RELATIONSHIP, CONVERSATION);
    }

    @Bean
    FollowsCustomer conversationsFollowCustomers() {
        return new FollowsCustomer(
                CustomerTable.of("conversation", "customer_id").ofCase("id"));
    }

    @Bean
    Rulebook inboundRules() {
        return new Rulebook("contact", RULEBOOK, List.of(InboundFacts.class));
    }
}
