package dev.rapport.contact.conversations.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import dev.rapport.access.Staff;
import dev.rapport.contact.conversations.ConversationDesk;
import dev.rapport.platform.ui.FormDialog;
import java.util.List;

/** Gives a conversation to a team, or to somebody of it. */
class GiveDialog extends FormDialog {

    GiveDialog(ConversationDesk desk, Staff staff, ConversationPage page, Runnable changed) {
        var conversation = page.conversation();
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
        if (page.open().size() == 1)
            add(new Paragraph(getTranslation(
                    "conversation.give-along", page.open().getFirst().number())));
        saves(getTranslation("conversation.give"), () -> {
            var owner = person.getValue();
            desk.giveTo(conversation.number(), owner == null ? null : owner.id(), team.getValue());
            changed.run();
        });
    }
}
