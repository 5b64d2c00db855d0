package dev.rapport.service.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.rapport.contact.Message;
import dev.rapport.contact.Message.Direction;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.CustomerWords;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.KeptText;
import dev.rapport.platform.ui.Notices;
import dev.rapport.service.HeldReplies;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.TicketPage;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
    private final transient CustomerWords words;
    private volatile @Nullable SubjectId ticket;
    private final Div news = new Div();
    private @Nullable UUID seen;

    ConversationPanel(TicketDesk desk, HeldReplies held, CustomerWords words, CurrentUser me, Runnable after) {
        this.words = words;
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
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setAriaLabel(getTranslation("ticket.write.text"));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send());
        for (var key : List.of(KeyModifier.CONTROL, KeyModifier.META))
            send.addClickShortcut(Key.ENTER, key)
                    .listenOn(text)
                    .resetFocusOnActiveElement(); // the field tells what was typed
        var field = new Div(text, kept);
        field.addClassName("stack");
        news.addClassName("work-notice");
        news.getElement().setAttribute("role", "status");
        news.setVisible(false);
        add(messages, news);
        if (desk.mayWork()) add(direction, field, send);
    }

    void show(TicketPage page) {
        var before = ticket;
        var id = page.ticket().id();
        var newest = newest(page);
        var isNews = id.equals(before) && !Objects.equals(newest, seen);
        if (isNews) news.setText(getTranslation("ticket.customer-wrote"));
        news.setVisible(isNews || news.isVisible() && id.equals(before)); // until the person has written back
        ticket = id;
        seen = newest;
        me.id().ifPresent(person -> kept.keepFor(person, page.ticket().number()));
        messages.removeAll();
        MessageLines.of(page).forEach(messages::add);
        held.givenBack(id).ifPresent(this::giveBack);
    }

    /** Asked from other threads as well. */
    boolean isAbout(SubjectId subject) {
        return subject.equals(ticket);
    }

    /** The newest message of the customer that is shown. */
    @Nullable
    UUID seen() {
        return seen;
    }

    /** Of the messages shown; one that is too old to be shown was seen. */
    private @Nullable UUID newest(TicketPage page) {
        return page.messages().reversed().stream()
                .filter(message -> message.direction() == Direction.IN)
                .map(Message::id)
                .findFirst()
                .or(() -> words.newest(page.ticket().id()))
                .orElse(null);
    }

    /** What did not go out stands before what was typed since. */
    private void giveBack(String words) {
        text.setValue(text.isEmpty() ? words : words + "\n\n" + text.getValue());
        direction.setValue(Direction.OUT);
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
        if (!done) {
            if (!Objects.equals(seen, words.newest(to).orElse(null))) after.run();
            return;
        }
        text.clear();
        news.setVisible(false);
        if (direction.getValue() == Direction.IN) seen = words.newest(to).orElse(null);
        after.run();
    }

    /** What goes to a customer can be taken back for a moment. */
    private void hold(SubjectId to, String words) {
        var reply = held.hold(to, words, seen);
        Notices.goesOut(getTranslation("ticket.write.goes-out"), () -> {
            text.setValue(held.takeBack(reply));
            text.focus();
        });
    }

    /** The button says what happens. */
    private void name() {
        send.setText(getTranslation("ticket.write.do-" + direction.getValue().word()));
    }
}
