package dev.rapport.service.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.KeptText;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.TicketMessage;
import dev.rapport.service.TicketMessage.Direction;
import dev.rapport.service.TicketPage;
import java.time.Instant;
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
    private final KeptText kept = new KeptText();
    private final transient CurrentUser me;
    private @Nullable SubjectId ticket;

    ConversationPanel(TicketDesk desk, CurrentUser me, Runnable after) {
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
        var request = page.ticket().request();
        if (!request.body().isBlank())
            messages.add(line(Direction.IN, page.customer(), page.ticket().openedAt(), request.body()));
        page.messages().forEach(message -> messages.add(line(page, message)));
    }

    private void send() {
        var to = ticket;
        if (to == null) return;
        var done = Notices.attempt(() -> {
            switch (direction.getValue()) {
                case OUT -> desk.reply(to, text.getValue(), null);
                case INTERNAL -> desk.note(to, text.getValue());
                case IN -> desk.customerWrote(to, text.getValue(), null);
            }
        });
        send.setEnabled(true);
        if (!done) return;
        text.clear();
        after.run();
    }

    /** The button says what happens. */
    private void name() {
        send.setText(getTranslation("ticket.write.do-" + direction.getValue().word()));
    }

    private ListItem line(TicketPage page, TicketMessage message) {
        var author = message.direction() == Direction.IN ? page.customer() : page.name(message.author());
        return line(message.direction(), author, message.at(), message.text());
    }

    private ListItem line(Direction way, @Nullable String author, Instant at, String words) {
        var head = new Div(
                new Span(author == null ? getTranslation("ticket.by-the-system") : author),
                new Span(getTranslation("ticket.said." + way.word())),
                Times.ago(at));
        head.addClassName("message-head");
        var body = new Div(words);
        body.addClassName("message-body");
        var line = new ListItem(head, body);
        line.addClassNames("message", "message-" + way.word());
        return line;
    }
}
