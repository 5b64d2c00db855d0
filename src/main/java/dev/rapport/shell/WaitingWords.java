package dev.rapport.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.platform.HeldWords;
import dev.rapport.platform.ui.Notices;

/** Says on every page that one's own words go out in a moment, and takes the last ones back. */
final class WaitingWords extends Div {

    private final transient HeldWords words;
    private final Span told = new Span();
    private final Button undo = new Button(getTranslation("ui.undo"), click -> takeBack());

    WaitingWords(HeldWords words) {
        this.words = words;
        addClassName("waiting-words");
        told.getElement().setAttribute("role", "status");
        undo.addThemeVariants(ButtonVariant.TERTIARY);
        add(told, undo);
        refresh();
    }

    void refresh() {
        var waiting = words.waiting();
        var numbers = waiting.stream().map(words::number).distinct().toList();
        told.setText(waiting.isEmpty() ? "" : getTranslation("shell.words-wait", numbers));
        setVisible(!waiting.isEmpty());
    }

    private void takeBack() {
        words.waiting().stream()
                .findFirst()
                .ifPresent(last -> Notices.attempt(() -> {
                    var number = words.number(last);
                    Notices.takenBack(number, words.takeBackElsewhere(last.id()));
                }));
        refresh();
    }
}
