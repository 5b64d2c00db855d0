package dev.rapport.contact.posts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.contact.canned.CannedOffers;
import dev.rapport.contact.posts.AnswersInPublic;
import dev.rapport.contact.posts.PublicAnswer;
import dev.rapport.contact.ui.CannedPicker;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.KeptText;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import java.util.Map;
import java.util.Objects;

/** What we answered where it stands, and a box to answer: by itself where the account can, else by hand. */
final class AnswerPanel extends Div {

    private final transient AnswersInPublic answers;
    private final transient CannedOffers offers;
    private final transient PostPage page;
    private final transient Runnable changed;
    private final TextArea text = new TextArea();
    private final KeptText kept = new KeptText();

    AnswerPanel(
            AnswersInPublic answers,
            CannedOffers offers,
            PostPage page,
            Map<UserId, String> authors,
            UserId reader,
            Runnable changed) {
        this.answers = answers;
        this.offers = offers;
        this.page = page;
        this.changed = changed;
        addClassName("stack");
        if (page.answers().isEmpty()) add(new Span(getTranslation("post.no-answer")));
        page.answers().forEach(answer -> add(line(answer, authors)));
        if (page.mayAnswer()) write(reader);
    }

    private Div line(PublicAnswer answer, Map<UserId, String> authors) {
        var word = getTranslation("word.PublicAnswer." + answer.state());
        var head = new Div(
                new Span(Objects.requireNonNullElse(authors.get(answer.author()), "–")),
                Times.ago(answer.writtenAt()),
                switch (answer.state()) {
                    case QUEUED -> Chips.info(word);
                    case SENT, SAID -> Chips.good(word);
                    case FAILED -> Chips.bad(word);
                });
        head.addClassNames("row", "secondary");
        var trouble = answer.trouble();
        if (trouble != null) head.add(new Span(getTranslation(trouble.reason(), trouble.detail(), "")));
        if (goesAgain(answer)) {
            var again = new Button(getTranslation("post.send-again"), click -> sendAgain(answer));
            again.setDisableOnClick(true);
            head.add(again);
        }
        var body = new Paragraph(answer.words());
        body.addClassName("message-body");
        return new Div(head, body);
    }

    /** Not where the same words stand by now, or are on their way. */
    private boolean goesAgain(PublicAnswer failed) {
        return page.mayAnswer()
                && page.goesOut()
                && failed.state() == PublicAnswer.State.FAILED
                && page.answers().stream()
                        .filter(other -> other.state() != PublicAnswer.State.FAILED)
                        .noneMatch(other -> other.words().equals(failed.words()));
    }

    private void write(UserId reader) {
        text.setLabel(getTranslation("post.answer"));
        text.setHelperText(getTranslation(page.goesOut() ? "post.goes-out" : "post.by-hand"));
        text.setMaxLength(AnswersInPublic.LONGEST);
        text.setMinRows(3);
        text.setWidthFull();
        kept.keepFor(reader, "post " + page.post().id());
        var canned = new CannedPicker(offers, text);
        canned.answers(page.post().id().toString());
        var ways = new Div();
        ways.addClassName("row");
        if (page.goesOut()) {
            var send = new Button(getTranslation("post.answer-there"), click -> send());
            send.addThemeVariants(ButtonVariant.PRIMARY);
            send.setDisableOnClick(true);
            ways.add(send);
        } else
            ways.add(new Button(
                    getTranslation("post.copy"),
                    click -> getElement().executeJs("navigator.clipboard?.writeText($0)", text.getValue())));
        var said = new Button(getTranslation("post.answered-there"), click -> said());
        said.setDisableOnClick(true);
        ways.add(said);
        add(text, kept, canned, ways);
    }

    private void send() {
        writes(() -> answers.answer(page.post().id(), text.getValue()));
    }

    private void said() {
        writes(() -> answers.said(page.post().id(), text.getValue()));
    }

    /** What is being written meanwhile stays in the box. */
    private void sendAgain(PublicAnswer failed) {
        if (does(() -> answers.sendAgain(page.post().id(), failed.id()))) changed.run();
    }

    /** What was refused stays in the box. */
    private void writes(Runnable deed) {
        if (!does(deed)) return;
        text.clear();
        kept.forget();
        changed.run();
    }

    private boolean does(Runnable deed) {
        var isDone = Notices.attempt(deed);
        if (!isDone) getChildren().forEach(AnswerPanel::enable);
        return isDone;
    }

    private static void enable(Component part) {
        if (part instanceof Button button) button.setEnabled(true);
        else part.getChildren().forEach(AnswerPanel::enable);
    }
}
