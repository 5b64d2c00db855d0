package dev.rapport.service.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.rapport.contact.Copies;
import dev.rapport.contact.Message;
import dev.rapport.contact.Message.Direction;
import dev.rapport.contact.Way;
import dev.rapport.contact.WayWords;
import dev.rapport.contact.canned.CannedOffers;
import dev.rapport.contact.ui.AnsweredMeanwhile;
import dev.rapport.contact.ui.CannedPicker;
import dev.rapport.contact.ui.CopyChips;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.CustomerWords;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Word;
import dev.rapport.platform.ui.KeptText;
import dev.rapport.platform.ui.Notices;
import dev.rapport.service.HeldReplies;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.TicketPage;
import dev.rapport.service.TicketState.Closed;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was said, oldest first, and a box to answer, to take a note or to write down what the customer said. */
final class ConversationPanel extends Div {

    /** What was typed comes here a moment later: whoever types when the ticket is closed is told as well. */
    private static final long IN_HAND = Duration.ofSeconds(3).toNanos();

    private final transient TicketDesk desk;
    private final transient Runnable after;
    private final OrderedList messages = new OrderedList();
    private final RadioButtonGroup<Writing> writing = new RadioButtonGroup<>();
    private final Select<Channel> how = new ToldHow();
    private final Select<Way.Open> by = new Select<>();
    private final Div way = new Div();
    private final Span where = new Span();
    private final Anchor adding = new Anchor("", getTranslation("contact.way.add-address"));
    private final CopyChips copies = new CopyChips();
    private boolean canSend = true;
    private int ways;
    private final TextArea text = new TextArea();
    private final CannedPicker canned;
    private final Button send = new Button();
    private final transient HeldReplies held;
    private final KeptText kept = new KeptText();
    private final transient CurrentUser me;
    private final transient CustomerWords words;
    private volatile @Nullable SubjectId ticket;
    private String number = "";
    private final Div news = new Div();
    private final Div answer = new Div();
    private boolean isClosed;
    private long closedHere = System.nanoTime() - IN_HAND;
    private @Nullable UUID seen;
    private @Nullable UUID answered;

    ConversationPanel(
            TicketDesk desk,
            HeldReplies held,
            CannedOffers offers,
            CustomerWords words,
            CurrentUser me,
            Runnable after) {
        this.words = words;
        this.held = held;
        this.desk = desk;
        this.me = me;
        this.after = after;
        canned = new CannedPicker(offers, text);
        addClassName("stack");
        messages.addClassName("conversation");
        writing.addClassName("in-a-line");
        writing.setItems(Writing.values());
        writing.setItemLabelGenerator(item -> getTranslation("ticket.write." + item.word()));
        writing.addValueChangeListener(change -> name());
        by.setLabel(getTranslation("ticket.write.by"));
        by.setItemLabelGenerator(this::name);
        by.addValueChangeListener(change -> {
            if (change.getValue() != null) goesBy(change.getValue(), true);
        });
        way.addClassName("secondary");
        way.add(where, new Text(" "), adding);
        way.getElement().setAttribute("role", "status");
        writing.setValue(Writing.OUT);
        text.setMaxLength(20_000);
        text.setMinRows(3);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(typed -> {
            if (typed.isFromClient() && !text.isEmpty() && isClosed && System.nanoTime() - closedHere < IN_HAND)
                tell("ticket.closed-meanwhile");
        });
        text.setAriaLabel(getTranslation("ticket.write.text"));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send());
        for (var key : List.of(KeyModifier.CONTROL, KeyModifier.META))
            send.addClickShortcut(Key.ENTER, key)
                    .listenOn(text)
                    .resetFocusOnActiveElement(); // the field tells what was typed
        var field = new Div(text, kept, canned);
        field.addClassName("stack");
        news.addClassName("work-notice");
        news.getElement().setAttribute("role", "status");
        news.setVisible(false);
        add(messages, news);
        answer.addClassName("stack");
        answer.add(writing, by, way, copies, how, field, send);
    }

    void show(TicketPage page) {
        var before = ticket;
        var id = page.ticket().id();
        var newest = newest(page);
        var isSame = id.equals(before);
        if (!isSame || text.isEmpty()) answered = newest(page, Direction.OUT).orElse(null);
        var mayWork = desk.mayWork(page.ticket());
        var closed = page.ticket().state() instanceof Closed;
        var wasClosed = isSame && isClosed;
        isClosed = closed;
        if (!isSame || wasClosed && !closed) news.setVisible(false);
        if (isSame && !Objects.equals(newest, seen)) tell("ticket.customer-wrote");
        if (isSame && closed && !wasClosed) {
            closedHere = System.nanoTime();
            if (!text.isEmpty()) tell("ticket.closed-meanwhile");
        }
        ticket = id;
        number = page.ticket().number();
        canned.answers(number);
        seen = newest;
        me.id().ifPresent(person -> kept.keepFor(person, page.ticket().number()));
        messages.removeAll();
        MessageLines.of(page, mayWork && !closed ? this::sendAgain : null).forEach(messages::add);
        offer(page.ways(), isSame);
        var chosen = by.getValue();
        goesBy(chosen == null ? page.way() : chosen, isSame);
        if (closed)
            where.setText(getTranslation("ticket.cannot-reply", page.ticket().number()));
        adding.setHref("customers/" + page.ticket().request().customer());
        adding.setVisible(!closed && page.way() instanceof Way.Shut shut && shut.isWithoutAddress());
        canSend = page.way() instanceof Way.Open;
        if (!isSame) writing.setValue(closed ? Writing.INTERNAL : canSend ? Writing.OUT : Writing.TOLD);
        name();
        if (!mayWork) remove(answer);
        else if (answer.getParent().isEmpty()) add(answer);
        held.givenBack(id).ifPresent(this::giveBack);
    }

    /** Stands until the person has written back. */
    private void tell(String key) {
        news.setText(getTranslation(key));
        news.setVisible(true);
    }

    /** What was chosen stays as long as it is open. */
    private void offer(List<Way.Open> open, boolean isSame) {
        ways = open.size();
        var chosen = isSame && by.getValue() != null ? by.getValue().channel() : null;
        by.setItems(open);
        open.stream()
                .filter(one -> one.channel() == chosen)
                .findFirst()
                .or(() -> open.stream().findFirst())
                .ifPresent(by::setValue);
    }

    /** Where it goes stands in words, who gets a copy beside it. */
    private void goesBy(Way chosen, boolean isSame) {
        var open = chosen instanceof Way.Open one ? one : null;
        where.setText(WayWords.of(open == null ? chosen : open.with(Copies.NONE), this::getTranslation));
        copies.show(open == null ? Copies.NONE : open.copies(), isSame);
        name();
    }

    private String name(Way.Open one) {
        var channel = getTranslation("word.channel." + one.channel().word());
        return one.shown().isEmpty() ? channel : channel + " · " + one.shown();
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
        return newest(page, Direction.IN)
                .or(() -> words.newest(page.ticket().id()))
                .orElse(null);
    }

    private static Optional<UUID> newest(TicketPage page, Direction direction) {
        return page.messages().reversed().stream()
                .filter(message -> message.direction() == direction)
                .map(Message::id)
                .findFirst();
    }

    /** What did not go out stands before what was typed since. */
    private void giveBack(String words) {
        text.setValue(text.isEmpty() ? words : words + "\n\n" + text.getValue());
        writing.setValue(Writing.OUT);
    }

    private void sendAgain(UUID message) {
        var to = ticket;
        if (to == null) return;
        if (Notices.attempt(() -> desk.sendAgain(to, message)))
            Notices.done(getTranslation("contact.message.goes-again"));
        after.run();
    }

    private void send() {
        var to = ticket;
        if (to == null) return;
        var others = writing.getValue() == Writing.OUT ? held.beside(to, answered) : List.<String>of();
        if (others.isEmpty()) send(to);
        else {
            AnsweredMeanwhile.ask(others, () -> send(to));
            name();
        }
    }

    private void send(SubjectId to) {
        if (!isAbout(to)) return;
        var done = Notices.attempt(() -> {
            switch (writing.getValue()) {
                case OUT -> hold(to, text.getValue());
                case TOLD -> desk.tell(to, text.getValue(), how.getValue());
                case INTERNAL -> desk.note(to, text.getValue());
                case IN -> desk.customerWrote(to, text.getValue(), null);
            }
        });
        name();
        if (!done) {
            if (!Objects.equals(seen, words.newest(to).orElse(null))) after.run();
            return;
        }
        text.clear();
        copies.clear();
        news.setVisible(false);
        if (writing.getValue() == Writing.IN) seen = words.newest(to).orElse(null);
        after.run();
    }

    /** What goes to a customer can be taken back for a moment. */
    private void hold(SubjectId to, String words) {
        var chosen = by.getValue();
        var reply = held.hold(to, words, chosen == null || ways == 1 ? null : chosen.channel(), seen, copies.leftOut());
        var about = number;
        Notices.goesOut(getTranslation("ticket.write.goes-out", about), () -> takeBack(to, about, reply));
    }

    /** Into the field, if the person is still where they wrote. */
    private void takeBack(SubjectId from, String about, UUID reply) {
        if (!isAttached() || !isAbout(from)) {
            Notices.takenBack(about, held.takeBackElsewhere(reply));
            return;
        }
        giveBack(held.takeBack(reply));
        text.focus();
    }

    /** The button says what happens, and the line above where it goes, or why it cannot go. */
    private void name() {
        var chosen = writing.getValue();
        send.setText(getTranslation("ticket.write.do-" + chosen.word()));
        var toCustomer = chosen == Writing.OUT || chosen == Writing.TOLD;
        send.setEnabled(isClosed ? !toCustomer : chosen != Writing.OUT || canSend);
        canned.setVisible(toCustomer);
        way.setVisible(chosen == Writing.OUT || chosen == Writing.TOLD && (isClosed || !canSend));
        copies.setVisible(chosen == Writing.OUT && !isClosed && copies.hasSome());
        how.setVisible(chosen == Writing.TOLD);
        by.setVisible(chosen == Writing.OUT && ways > 1 && !isClosed);
    }

    /** What a person can do with words. */
    private enum Writing implements Word {
        OUT,
        TOLD,
        INTERNAL,
        IN
    }
}
