package dev.rapport.customer.judgement.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.judgement.Judgement.ByRule;
import dev.rapport.customer.judgement.Judgement.SetByHand;
import dev.rapport.customer.judgement.Judgement.Standing;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a customer is, who or which rule says so and why, and the ways to set it and to let the rule decide. */
class StandingLine extends Div {

    /**
     * @param word says a stage or a tier in the reader's language
     * @param set opens the dialog that sets it
     */
    StandingLine(
            Standing standing,
            UnaryOperator<String> word,
            String label,
            boolean mayChange,
            Runnable set,
            Runnable leave) {
        addClassName("stack");
        var line = new Div(new Span(word.apply(standing.is())));
        line.addClassName("row");
        if (mayChange) line.add(small("judgement.set", label, set));
        add(line);
        var byHand = standing.set();
        if (byHand == null) {
            add(small(byRule(standing.says())));
            return;
        }
        add(small(byHand(byHand)));
        if (byHand.until() != null) add(small(getTranslation("judgement.until", Times.exact(byHand.until()))));
        var says = standing.says();
        if (says != null)
            add(small(getTranslation("judgement.rule-would-say", word.apply(says.says()), says.because())));
        if (mayChange)
            line.add(small("judgement.leave", label, () -> {
                if (Notices.attempt(leave)) Notices.done(getTranslation("judgement.left", label));
            }));
    }

    private String byRule(@Nullable ByRule says) {
        return says == null ? getTranslation("judgement.no-rule") : getTranslation("judgement.by-rule", says.because());
    }

    private String byHand(SetByHand set) {
        var at = Times.day(set.at());
        return switch (set.source()) {
            case FILE -> getTranslation("judgement.by-file", at);
            case BEFORE -> getTranslation("judgement.by-before");
            case PERSON ->
                set.byName() == null
                        ? getTranslation("judgement.by-nobody", at)
                        : set.why() == null
                                ? getTranslation("judgement.by-person", set.byName(), at)
                                : getTranslation("judgement.by-person-because", set.byName(), at, set.why());
        };
    }

    private static Span small(String text) {
        var span = new Span(text);
        span.addClassName("secondary");
        return span;
    }

    private Button small(String key, String label, Runnable deed) {
        var button = new Button(getTranslation(key), click -> deed.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation(key + "-label", label));
        return button;
    }
}
