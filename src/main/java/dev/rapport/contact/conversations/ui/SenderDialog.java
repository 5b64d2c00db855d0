package dev.rapport.contact.conversations.ui;

import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.contact.conversations.Conversation;
import dev.rapport.contact.conversations.ConversationDesk;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.ui.CustomerPicker;
import dev.rapport.platform.ui.FormDialog;

/** Says which customer wrote, and why one thinks so. */
class SenderDialog extends FormDialog {

    private static final int LONGEST = 500;

    SenderDialog(ConversationDesk desk, CustomerDesk customers, Conversation conversation, Runnable changed) {
        setHeaderTitle(getTranslation("conversation.say-who"));
        var picker = new CustomerPicker(customers, null);
        picker.setRequired();
        picker.focus();
        var proof = new TextArea(getTranslation("conversation.proof"));
        proof.setMaxLength(LONGEST);
        field(picker, () -> !picker.missing());
        field(proof);
        saves(getTranslation("conversation.say-who"), () -> {
            var known = picker.chosen().orElse(null);
            if (known != null) desk.link(conversation.number(), known, proof.getValue(), conversation.revision());
            else
                desk.linkNew(
                        conversation.number(), picker.taken().orElseThrow(), proof.getValue(), conversation.revision());
            changed.run();
        });
    }
}
