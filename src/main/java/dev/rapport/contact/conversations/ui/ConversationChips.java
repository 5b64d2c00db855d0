package dev.rapport.contact.conversations.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import dev.rapport.contact.conversations.ConversationState;
import dev.rapport.platform.ui.Chips;

/** How a conversation stands, as a chip. */
final class ConversationChips {

    private ConversationChips() {}

    static Span state(ConversationState state) {
        var word = UI.getCurrent().getTranslation("word.ConversationState." + state);
        return switch (state) {
            case WAITING_FOR_US -> Chips.warning(word);
            case WAITING_FOR_CUSTOMER -> Chips.info(word);
            case SNOOZED -> Chips.paused(word);
            case DONE -> Chips.good(word);
        };
    }
}
