package dev.rapport.contact.conversations.ui;

import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.contact.conversations.Conversation;
import dev.rapport.contact.conversations.ConversationDesk;
import dev.rapport.platform.ui.FormDialog;

/** Opens a case of what was written. */
class CaseDialog extends FormDialog {

    private static final int LONGEST = 200;

    CaseDialog(ConversationDesk desk, Conversation conversation, String kind, Runnable changed) {
        var title = getTranslation("conversation.open-case", getTranslation("word.becomes." + kind));
        setHeaderTitle(title);
        var heading = new TextField(getTranslation("conversation.about"));
        heading.setMaxLength(LONGEST);
        heading.setValue(conversation.heading());
        required(heading);
        saves(title, () -> {
            desk.open(conversation.number(), kind, heading.getValue(), null);
            changed.run();
        });
    }
}
