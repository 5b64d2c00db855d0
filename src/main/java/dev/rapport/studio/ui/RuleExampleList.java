package dev.rapport.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Words;
import dev.rapport.rules.Decision;
import dev.rapport.rules.RuleExample;
import dev.rapport.studio.rulebooks.RulebookReview;
import java.util.Map;

/** What a rulebook must go on deciding; and facts to try the text with, whose result can be kept as an example. */
final class RuleExampleList extends Div {

    private final transient RulebookReview review;
    private final String rulebook;
    private final String text;
    private final boolean mayChange;
    private final transient Runnable changed;
    private final Div kept = new Div();
    private final Div result = new Div();
    private final TextArea facts = new TextArea();
    private final TextField name = new TextField();

    /** @param changed hears of each example that comes or goes */
    RuleExampleList(RulebookReview review, String rulebook, String text, boolean mayChange, Runnable changed) {
        this.review = review;
        this.rulebook = rulebook;
        this.text = text;
        this.mayChange = mayChange;
        this.changed = changed;
        addClassName("stack");
        kept.addClassName("stack");
        add(kept, trying());
        show();
    }

    private Details trying() {
        facts.setLabel(getTranslation("studio.rulebook.facts"));
        facts.setHelperText(getTranslation("studio.rulebook.facts-hint"));
        facts.addClassName("rule-source");
        facts.setWidthFull();
        facts.setValue(review.emptyFacts(rulebook));
        result.getElement().setAttribute("aria-live", "polite");
        var ask = new Button(getTranslation("studio.rulebook.ask"), click -> ask());
        var form = new Div(facts, ask, result);
        form.addClassName("stack");
        if (mayChange) {
            name.setLabel(getTranslation("studio.rulebook.example-name"));
            name.setMaxLength(200);
            name.setWidthFull();
            form.add(name, new Button(getTranslation("studio.rulebook.keep-example"), click -> keep()));
        }
        return new Details(getTranslation("studio.rulebook.try"), form);
    }

    private void show() {
        kept.removeAll();
        var examples = review.examples(rulebook);
        if (examples.isEmpty()) kept.add(new Paragraph(getTranslation("studio.rulebook.no-examples")));
        examples.forEach(example -> kept.add(line(example)));
    }

    private Div line(RuleExample example) {
        var opened = new Details(example.name(), new Pre(example.facts()), new Pre(example.expected()));
        var line = new Div(opened);
        line.addClassName("row");
        if (!mayChange) return line;
        var remove = new Button(VaadinIcon.TRASH.create(), click -> remove(example));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.setAriaLabel(getTranslation("studio.rulebook.remove-example", example.name()));
        remove.setTooltipText(getTranslation("studio.rulebook.remove-example", example.name()));
        line.add(remove);
        return line;
    }

    private void ask() {
        Notices.attempt(() -> show(review.ask(rulebook, text, facts.getValue())));
    }

    private void show(Decision decision) {
        result.removeAll();
        var list = new UnorderedList();
        if (decision.score() != 0) list.add(new ListItem(getTranslation("studio.rulebook.score", decision.score())));
        decision.results().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> list.add(new ListItem(one.getKey() + " = " + one.getValue())));
        decision.reasons()
                .forEach(reason ->
                        list.add(new ListItem(Words.ofRules(reason.rule()) + ": " + reason.because(getLocale()))));
        if (list.getComponentCount() == 0) result.add(new Paragraph(getTranslation("studio.rulebook.nothing-decided")));
        else result.add(list);
    }

    private void keep() {
        Notices.attempt(() -> {
            review.keepDecided(rulebook, name.getValue(), text, facts.getValue());
            name.clear();
            show();
            changed.run();
        });
    }

    private void remove(RuleExample example) {
        Notices.attempt(() -> {
            review.removeExample(rulebook, example.id());
            show();
            changed.run();
            Notices.done(
                    getTranslation("studio.rulebook.example-removed", example.name()),
                    () -> Notices.attempt(() -> {
                        review.keep(rulebook, example.name(), example.facts(), example.expected());
                        show();
                    }));
        });
    }
}
