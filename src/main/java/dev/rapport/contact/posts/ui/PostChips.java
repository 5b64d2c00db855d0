package dev.rapport.contact.posts.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import dev.rapport.contact.posts.Mood;
import dev.rapport.contact.posts.PostState;
import dev.rapport.platform.ui.Chips;

/** How what is said in public sounds and stands, as chips. */
final class PostChips {

    private PostChips() {}

    static Span mood(Mood mood) {
        var word = UI.getCurrent().getTranslation("word.Mood." + mood);
        return switch (mood) {
            case PRAISE -> Chips.good(word);
            case NEUTRAL -> Chips.plain(word);
            case COMPLAINT -> Chips.warning(word);
            case ANGRY -> Chips.bad(word);
        };
    }

    static Span state(PostState state) {
        var word = UI.getCurrent().getTranslation("word.PostState." + state);
        return switch (state) {
            case NEW -> Chips.info(word);
            case HANDLED -> Chips.good(word);
            case IGNORED -> Chips.plain(word);
        };
    }
}
