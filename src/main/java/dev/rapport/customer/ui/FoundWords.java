package dev.rapport.customer.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.CustomerLine;
import java.util.Objects;
import java.util.Optional;

/** Says by what a customer was found, where its name does not show it. */
final class FoundWords {

    private FoundWords() {}

    static Optional<Span> of(CustomerLine line) {
        return Optional.ofNullable(line.found()).map(found -> {
            var words = new Span(UI.getCurrent()
                    .getTranslation("word.FoundBy." + found.by(), Objects.requireNonNullElse(found.what(), "")));
            words.addClassName("secondary");
            return words;
        });
    }
}
