package dev.rapport.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Words;
import dev.rapport.rules.TableFinding;
import dev.rapport.studio.rulebooks.RulebookReview;
import java.util.function.IntConsumer;

/** Whether a text could decide, which examples come out otherwise, and which rows stand in the way. */
final class RulebookFindings extends Div {

    private static final int MOST = 50;

    private final transient RulebookReview review;
    private final String rulebook;
    private final String text;
    private final transient IntConsumer select;
    private final Div answer = new Div();

    /** @param select shows a line of the text, counted from 1 */
    RulebookFindings(RulebookReview review, String rulebook, String text, IntConsumer select) {
        this.select = select;
        this.review = review;
        this.rulebook = rulebook;
        this.text = text;
        addClassName("stack");
        answer.addClassName("stack");
        answer.getElement().setAttribute("aria-live", "polite");
        add(new Button(getTranslation("studio.rulebook.check"), click -> check()), answer);
    }

    void check() {
        var checked = review.check(rulebook, text);
        answer.removeAll();
        var refused = checked.refused();
        if (refused != null) {
            answer.add(Chips.bad(getTranslation("studio.rulebook.cannot-decide")));
            answer.add(new Paragraph(getTranslation(refused.key(), refused.arguments())));
            if (refused.key().startsWith("rules.refused.")
                    && refused.arguments().length > 1
                    && refused.arguments()[0] instanceof Number line) answer.add(toLine(line.intValue()));
            return;
        }
        answer.add(
                checked.isFit()
                        ? Chips.good(getTranslation("studio.rulebook.can-decide"))
                        : Chips.bad(getTranslation("studio.rulebook.breaks-examples")));
        var list = new UnorderedList();
        checked.outcomes().stream()
                .filter(outcome -> !outcome.holds())
                .forEach(outcome -> list.add(new ListItem(getTranslation(
                        "studio.rulebook.example-fails", outcome.example().name(), outcome.otherwise()))));
        checked.findings().stream().limit(MOST).forEach(finding -> list.add(line(finding)));
        if (list.getComponentCount() > 0) answer.add(list);
        var more = checked.findings().size() - MOST;
        if (more > 0) answer.add(new Paragraph(getTranslation("studio.rulebook.more-findings", more)));
    }

    private ListItem line(TableFinding finding) {
        var line = new ListItem(new Span(sentence(finding)));
        if (finding.line() > 0) line.add(toLine((int) finding.line()));
        return line;
    }

    private Button toLine(int line) {
        var button = new Button(getTranslation("studio.rulebook.to-line", line), click -> select.accept(line));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private String sentence(TableFinding finding) {
        var other = finding.other();
        return getTranslation(
                finding.key(),
                finding.line(),
                Words.ofRules(finding.rule()),
                other == null ? "" : Words.ofRules(other),
                finding.example());
    }
}
