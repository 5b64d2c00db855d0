package dev.rapport.contact.conversations.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.rapport.contact.Copies;
import dev.rapport.contact.Way;
import dev.rapport.contact.WayWords;
import dev.rapport.contact.canned.CannedOffers;
import dev.rapport.contact.conversations.ConversationDesk;
import dev.rapport.contact.conversations.Conversations.About;
import dev.rapport.contact.conversations.WrittenAnswers;
import dev.rapport.contact.ui.AnsweredMeanwhile;
import dev.rapport.contact.ui.CannedPicker;
import dev.rapport.contact.ui.CopyChips;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Word;
import dev.rapport.platform.ui.KeptText;
import dev.rapport.platform.ui.Notices;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer or a note to one conversation is written. What is typed is kept on the server and, while it cannot be reached, in
 * the browser's tab; what goes out waits a moment with Undo.
 */
final class AnswerBox extends Div {

    private static final int DRAFT_AFTER = 1_500;

    private enum Writing implements Word {
        ANSWER,
        NOTE
    }

    private final transient ConversationDesk desk;
    private final transient WrittenAnswers held;
    private final transient CurrentUser me;
    private final transient Runnable after;
    private final Div news = new Div();
    private final Div way = new Div();
    private final Div back = new Div();
    private final CopyChips copies = new CopyChips();
    private final RadioButtonGroup<Writing> writing = new RadioButtonGroup<>();
    private final Select<About> in = new Select<>();
    private final TextArea text = new TextArea();
    private final CannedPicker canned;
    private final KeptText kept = new KeptText();
    private final Button send = new Button();
    private @Nullable SubjectId conversation;
    private String number = "";
    private @Nullable UUID seen;
    private @Nullable UUID answered;
    private boolean isOpen;

    AnswerBox(ConversationDesk desk, WrittenAnswers held, CannedOffers offers, CurrentUser me, Runnable after) {
        this.desk = desk;
        this.held = held;
        this.me = me;
        this.after = after;
        canned = new CannedPicker(offers, text);
        addClassName("stack");
        news.addClassName("work-notice");
        news.getElement().setAttribute("role", "status");
        back.addClassName("stack");
        back.setVisible(false);
        way.addClassName("secondary");
        way.getElement().setAttribute("role", "status");
        writing.addClassName("in-a-line");
        writing.setItems(Writing.values());
        writing.setItemLabelGenerator(one -> getTranslation("conversation.write." + one.word()));
        writing.setValue(Writing.ANSWER);
        writing.addValueChangeListener(change -> name());
        in.setLabel(getTranslation("conversation.write.in"));
        in.setItemLabelGenerator(one -> one.number() + (one.title() == null ? "" : " · " + one.title()));
        text.setMaxLength(20_000);
        text.setMinRows(3);
        text.setAriaLabel(getTranslation("conversation.write.text"));
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(DRAFT_AFTER);
        text.addValueChangeListener(typed -> {
            if (typed.isFromClient()) keepDraft();
        });
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send());
        for (var key : List.of(KeyModifier.CONTROL, KeyModifier.META))
            send.addClickShortcut(Key.ENTER, key).listenOn(text).resetFocusOnActiveElement();
        var field = new Div(text, kept);
        field.addClassName("stack");
        add(news, back, writing, in, way, copies, field, canned, send);
    }

    boolean isFor(SubjectId other) {
        return other.equals(conversation);
    }

    /** Always of the same conversation: the words of one never come to stand in another. */
    void show(ConversationPage page) {
        var id = page.conversation().id();
        var isSame = id.equals(conversation);
        if (!isSame || text.isEmpty()) answered = page.answered();
        var newest = page.newest();
        news.setVisible(isSame && (news.isVisible() || !Objects.equals(newest, seen)));
        news.setText(getTranslation("conversation.wrote-meanwhile"));
        conversation = id;
        number = page.conversation().number();
        canned.answers(number);
        seen = newest;
        var open = page.open();
        var own = open.stream().filter(About::mayAnswer).toList();
        in.setVisible(open.size() > 1 && !own.isEmpty());
        var chosen = in.getValue();
        in.setItems(own);
        own.stream()
                .filter(one -> own.size() == 1 || (chosen != null && one.id().equals(chosen.id())))
                .findFirst()
                .ifPresent(in::setValue);
        var isOfOthers = own.isEmpty() && !open.isEmpty();
        isOpen = !isOfOthers && (page.way() instanceof Way.Open || !open.isEmpty());
        way.setText(isOfOthers ? ofOthers(open) : goesTo(page));
        copies.show(isOpen && page.way() instanceof Way.Open to ? to.copies() : Copies.NONE, isSame);
        if (!isSame) me.id().ifPresent(person -> kept.keepFor(person, "conversation " + id));
        if (!isSame || text.isEmpty()) text.setValue(held.draft(id));
        showGivenBack(id);
        name();
    }

    /** Beside what is being written, which it does not touch; an empty box has it at once. */
    private void showGivenBack(SubjectId id) {
        back.removeAll();
        var words = held.givenBack(id);
        back.setVisible(!words.isEmpty() && !text.isEmpty());
        if (words.isEmpty()) return;
        if (text.isEmpty()) {
            takeUp();
            return;
        }
        var unsent = new Paragraph(words);
        unsent.addClassName("message-body");
        back.add(
                new Span(getTranslation("conversation.write.given-back")),
                unsent,
                new Button(getTranslation("conversation.write.take-up"), click -> {
                    takeUp();
                    text.focus();
                }));
    }

    private void takeUp() {
        var to = conversation;
        if (to == null) return;
        text.setValue(held.takeUp(to, text.getValue()));
        back.setVisible(false);
    }

    private String goesTo(ConversationPage page) {
        var way = page.way() instanceof Way.Open open ? open.with(Copies.NONE) : page.way();
        var words = WayWords.only(way, this::getTranslation);
        return page.leftOutLast()
                .map(who -> words + " "
                        + getTranslation("conversation.write.to-another", who, page.other(this::getTranslation)))
                .orElse(words);
    }

    private String ofOthers(List<About> open) {
        var numbers = open.stream().map(About::number).collect(Collectors.joining(", "));
        return getTranslation("conversation.write.of-others", numbers);
    }

    private void keepDraft() {
        var to = conversation;
        if (to != null) Notices.attempt(() -> held.keepDraft(to, text.getValue()));
    }

    private void send() {
        var to = conversation;
        if (to == null) return;
        var others = writing.getValue() == Writing.NOTE ? List.<String>of() : held.beside(to, answered);
        if (others.isEmpty()) send(to);
        else {
            AnsweredMeanwhile.ask(others, () -> send(to));
            name();
        }
    }

    private void send(SubjectId to) {
        if (!isFor(to)) return;
        var done = Notices.attempt(() -> {
            if (writing.getValue() == Writing.NOTE) {
                desk.note(number, text.getValue());
                held.keepDraft(to, "");
            } else hold(to);
        });
        name();
        if (done) {
            text.clear();
            copies.clear();
            news.setVisible(false);
        }
        after.run();
    }

    private void hold(SubjectId to) {
        var chosen = in.isVisible() ? in.getValue() : null;
        var answer = held.hold(to, text.getValue(), chosen == null ? null : chosen.number(), seen, copies.leftOut());
        Notices.goesOut(getTranslation("conversation.write.goes-out", number), () -> takeBack(answer));
    }

    private void takeBack(UUID answer) {
        var words = held.takeBack(answer);
        text.setValue(text.isEmpty() ? words : words + "\n\n" + text.getValue());
        keepDraft();
        text.focus();
    }

    private void name() {
        var isNote = writing.getValue() == Writing.NOTE;
        send.setText(
                getTranslation("conversation.write.do-" + writing.getValue().word()));
        send.setEnabled(isNote || isOpen);
        way.setVisible(!isNote);
        copies.setVisible(!isNote && copies.hasSome());
        canned.setVisible(!isNote);
    }
}
