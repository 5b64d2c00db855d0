package dev.rapport.platform.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Small labels that say a state in words; colour and icon only repeat it. */
public final class Chips {

    /** What the colour and icon of a chip repeat. */
    public enum Tone {
        PLAIN,
        INFO,
        GOOD,
        WARNING,
        BAD,
        PAUSED
    }

    private Chips() {}

    public static Span of(Tone tone, String text) {
        return switch (tone) {
            case PLAIN -> plain(text);
            case INFO -> info(text);
            case GOOD -> good(text);
            case WARNING -> warning(text);
            case BAD -> bad(text);
            case PAUSED -> paused(text);
        };
    }

    public static Span plain(String text) {
        return chip(text, "plain");
    }

    public static Span info(String text) {
        return chip(text, "info");
    }

    public static Span good(String text) {
        return withIcon(chip(text, "good"), VaadinIcon.CHECK);
    }

    public static Span warning(String text) {
        return withIcon(chip(text, "warning"), VaadinIcon.CLOCK);
    }

    public static Span bad(String text) {
        return withIcon(chip(text, "bad"), VaadinIcon.EXCLAMATION);
    }

    public static Span paused(String text) {
        return withIcon(chip(text, "paused"), VaadinIcon.PAUSE);
    }

    private static Span chip(String text, String tone) {
        var chip = new Span(new Span(text));
        chip.addClassNames("chip", "chip-" + tone);
        return chip;
    }

    private static Span withIcon(Span chip, VaadinIcon symbol) {
        var icon = symbol.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        chip.addComponentAsFirst(icon);
        return chip;
    }
}
