package dev.rapport.contact.conversations.ui;

import com.vaadin.flow.component.timepicker.TimePicker;
import dev.rapport.contact.conversations.Conversation;
import dev.rapport.contact.conversations.ConversationDesk;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.PersonZone;
import java.time.Clock;
import java.time.LocalTime;

/** Puts a conversation aside until a time. */
class SnoozeDialog extends FormDialog {

    private static final LocalTime BEGIN_OF_WORK = LocalTime.of(9, 0);

    SnoozeDialog(ConversationDesk desk, Conversation conversation, Clock clock, Runnable changed) {
        setHeaderTitle(getTranslation("conversation.snooze"));
        var day = new DayField();
        day.setLabel(getTranslation("conversation.day"));
        day.setValue(clock.instant().atZone(PersonZone.get()).toLocalDate().plusDays(1));
        var time = new TimePicker(getTranslation("conversation.time"));
        time.setValue(BEGIN_OF_WORK);
        required(day, "conversation.bad-time", "error.far-day");
        required(time);
        row(day, time);
        saves(getTranslation("conversation.snooze"), () -> {
            var until = day.getValue()
                    .atTime(time.getValue())
                    .atZone(PersonZone.get())
                    .toInstant();
            desk.snooze(conversation.number(), until, conversation.revision());
            changed.run();
        });
    }
}
