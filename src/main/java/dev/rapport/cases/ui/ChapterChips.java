package dev.rapport.cases.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableConsumer;
import dev.rapport.cases.StoryChapter;
import dev.rapport.cases.StoryChapter.View;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which chapters of a customer's story are told: all, those of one of the two views, or some. */
public class ChapterChips extends Div {

    private final transient List<StoryChapter> chapters;
    private final SerializableConsumer<Set<String>> changed;
    private Set<String> chosen = Set.of();

    /** @param changed is told the names of the chapters that are chosen; none for all */
    public ChapterChips(List<StoryChapter> chapters, SerializableConsumer<Set<String>> changed) {
        this.chapters = chapters;
        this.changed = changed;
        addClassNames("row", "story-chapters");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("cases.chapters"));
        show(Set.of());
    }

    /** What is no chapter is left out. */
    public final void show(Set<String> names) {
        chosen = chapters.stream()
                .map(StoryChapter::name)
                .filter(names::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        removeAll();
        add(chip("cases.chapters-all", Set.of()));
        for (var view : View.values()) add(chip("word.StoryView." + view, of(view)));
        var line = new Div();
        line.addClassName("story-chapter-line");
        add(line);
        for (var chapter : chapters) add(toggle(chapter.name()));
    }

    public Set<String> chosen() {
        return chosen;
    }

    private Set<String> of(View view) {
        return chapters.stream()
                .filter(chapter -> chapter.view() == view)
                .map(StoryChapter::name)
                .collect(Collectors.toSet());
    }

    private Button chip(String words, Set<String> names) {
        return chip(words, chosen.equals(names), names);
    }

    private Button toggle(String name) {
        var isChosen = chosen.contains(name);
        var names = Stream.concat(chosen.stream(), Stream.of(name))
                .filter(one -> !isChosen || !one.equals(name))
                .collect(Collectors.toSet());
        return chip("word.StoryChapter." + name, isChosen, names);
    }

    private Button chip(String words, boolean isChosen, Set<String> names) {
        var chip = new Button(getTranslation(words), click -> {
            show(names);
            changed.accept(chosen);
            focus(words);
        });
        chip.setId("chapter-" + words);
        chip.addThemeVariants(ButtonVariant.SMALL);
        chip.addClassName("saved-filter");
        chip.getElement().setAttribute("aria-pressed", String.valueOf(isChosen));
        return chip;
    }

    /** The chips are made anew; who walks with the keyboard stays where they are. */
    private void focus(String words) {
        getChildren()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(chip ->
                        chip.getId().filter(("chapter-" + words)::equals).isPresent())
                .findFirst()
                .ifPresent(Button::focus);
    }
}
