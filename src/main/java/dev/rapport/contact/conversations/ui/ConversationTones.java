package dev.rapport.contact.conversations.ui;

import dev.rapport.cases.ui.CaseTones;
import dev.rapport.contact.conversations.ConversationKind;
import dev.rapport.platform.ui.Chips.Tone;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConversationTones {

    @Bean
    CaseTones toneOfConversations() {
        return new CaseTones(
                ConversationKind.CONVERSATION,
                Map.of(
                        "ConversationState.SNOOZED",
                        Tone.PAUSED,
                        "ConversationState.WAITING_FOR_CUSTOMER",
                        Tone.PLAIN,
                        "ConversationState.DONE",
                        Tone.GOOD));
    }
}
