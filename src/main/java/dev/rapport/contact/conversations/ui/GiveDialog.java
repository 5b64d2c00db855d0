package dev.rapport.contact.conversations.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.rapport.access.Staff;
import dev.rapport.contact.conversations.Conversation;
import dev.rapport.contact.conversations.ConversationDesk;
import dev.rapport.platform.ui.FormDialog;
import java.util.List;

/** Gives a conversation to a team, or to somebody of it. */
class GiveDialog extends FormDialog {

    GiveDialog(ConversationDesk desk, Staff staff, Conversation conversation, Runnable changed) {
        setHeaderTitle(getTranslation("conversation.give"));
        var takers = desk.takers();
        var team = new ComboBox<String>(getTranslation("conversation.team"));
        team.setItems(takers.keySet());
        team.setItemLabelGenerator(
                key -> staff.team(key).map(one -> one.name(getLocale())).orElse(key));
        var person = new ComboBox<Staff.Colleague>(getTranslation("conversation.person"));
        person.setItemLabelGenerator(Staff.Colleague::name);
        person.setPlaceholder(getTranslation("conversation.queue"));
        person.setClearButtonVisible(true);
        team.addValueChangeListener(change -> person.setItems(takers.getOrDefault(change.getValue(), List.of())));
        team.setValue(conversation.team());
        required(team, "conversation.no-such-team");
        field(person);
        saves(getTranslation("conversation.give"), () -> {
            var owner = person.getValue();
            desk.giveTo(conversation.number(), owner == null ? null : owner.id(), team.getValue());
            changed.run();
        });
    }
}
