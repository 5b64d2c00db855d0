package dev.rapport.service.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.KeptText;
import dev.rapport.platform.ui.Notices;
import dev.rapport.service.HeldReplies;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.TicketMessage.Direction;
import dev.rapport.service.TicketPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said, oldest first, and a box to answer, to take a note or to write down what the customer said. */
final class ConversationPanel extends Div {

    private final transient TicketDesk desk;
    private final transient Runnable after;
    private final OrderedList messages = new OrderedList();
    private final RadioButtonGroup<Direction> direction = new RadioButtonGroup<>();
    private final TextArea text = new TextArea();
    private final Button send = new Button();
    private final transient HeldReplies held;
    private final KeptText kept = new KeptText();
    private final transient CurrentUser me;
    private @Nullable SubjectId ticket;

    ConversationPanel(TicketDesk desk, HeldReplies held, CurrentUser me, Runnable after) {
        this.held = held;
        this.desk = desk;
        this.me = me;
        this.after = after;
        addClassName("stack");
        messages.addClassName("conversation");
        direction.addClassName("in-a-line");
        direction.setItems(List.of(Direction.OUT, Direction.INTERNAL, Direction.IN));
        direction.setItemLabelGenerator(item -> getTranslation("ticket.write." + item.word()));
        direction.addValueChangeListener(change -> name());
        direction.setValue(Direction.OUT);
        text.setMaxLength(20_000);
        text.setMinRows(3);
        text.setAriaLabel(getTranslation("ticket.write.text"));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send());
        var field = new Div(text, kept);
        field.addClassName("stack");
        add(messages, direction, field, send);
    }

    void show(TicketPage page) {
        ticket = page.ticket().id();
        me.id().ifPresent(person -> kept.keepFor(person, page.ticket().number()));
        messages.removeAll();
        MessageLines.of(page).forEach(messages::add);
    }

    private void send() {
        var to = ticket;
        if (to == null) return;
        var done = Notices.attempt(() -> {
            switch (direction.getValue()) {
                case OUT -> hold(to, text.getValue());
                case INTERNAL -> desk.note(to, text.getValue());
                case IN -> desk.customerWrote(to, text.getValue(), null);
            }
        });
        send.setEnabled(true);
        if (!done) return;
        text.clear();
        after.run();
    }

    /** What goes to a customer can be taken back for a moment. */
    private void hold(SubjectId to, String words) {
        var reply = held.hold(to, words);
        Notices.done(getTranslation("ticket.write.goes-out"), () -> {
            text.setValue(held.takeBack(reply));
            text.focus();
        });
    }

    /** The button says what happens. */
    private void name() {
        send.setText(getTranslation("ticket.write.do-" + direction.getValue().word()));
    }
}
