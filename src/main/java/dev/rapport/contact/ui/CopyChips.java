package dev.rapport.contact.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.contact.Copies;
import dev.rapport.contact.Copies.Copy;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Who gets a copy of an answer: each can be left out, and taken in again. */
public final class CopyChips extends Div {

    private final Set<UUID> leftOut = new HashSet<>();
    private boolean hasSome;

    public CopyChips() {
        addClassNames("row", "copies");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("conversation.copies"));
        setVisible(false);
    }

    /** @param isSame whether it is of the same case: then who was left out stays so */
    public void show(Copies copies, boolean isSame) {
        if (!isSame) leftOut.clear();
        leftOut.retainAll(copies.to().stream().map(Copy::id).toList());
        removeAll();
        hasSome = !copies.isEmpty();
        setVisible(hasSome);
        add(new Span(getTranslation("conversation.copies")));
        copies.to().forEach(copy -> add(chip(copy)));
    }

    /** Ids of those who get none, see {@link Copies}. */
    public Set<UUID> leftOut() {
        return Set.copyOf(leftOut);
    }

    /** Whether anybody could get one. */
    public boolean hasSome() {
        return hasSome;
    }

    /** The next answer goes to all again. */
    public void clear() {
        leftOut.clear();
    }

    private Button chip(Copy copy) {
        var chip = new Button();
        chip.addThemeVariants(ButtonVariant.SMALL);
        chip.addClickListener(click -> {
            if (!leftOut.remove(copy.id())) leftOut.add(copy.id());
            name(chip, copy);
        });
        name(chip, copy);
        return chip;
    }

    private void name(Button chip, Copy copy) {
        var isOut = leftOut.contains(copy.id());
        chip.setText(getTranslation(isOut ? "conversation.copies.out" : "conversation.copies.in", copy.shown()));
        chip.setAriaLabel(
                getTranslation(isOut ? "conversation.copies.take-in" : "conversation.copies.leave-out", copy.shown()));
    }
}
