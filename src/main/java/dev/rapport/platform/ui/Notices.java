package dev.rapport.platform.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import dev.rapport.platform.Refused;

/** Short messages at the edge of the screen. What went well goes away by itself; a refusal stays until it is read. */
public final class Notices {

    private static final int SECONDS_5 = 5_000;
    private static final int SECONDS_10 = 10_000;
    private static final int SECONDS_20 = 20_000;

    private Notices() {}

    public static void done(String text) {
        var notice = new Notification(text, SECONDS_5, Position.BOTTOM_START);
        notice.addClassName("notice-done");
        notice.open();
    }

    /** Stays longer, with a button that takes it back. */
    public static void done(String text, Runnable undo) {
        undoable(text, undo, SECONDS_20);
    }

    /** Stays as long as words wait that go to a customer, with a button that takes them back. */
    public static void goesOut(String text, Runnable undo) {
        undoable(text, undo, SECONDS_10).addClassName("notice-goes-out");
    }

    /**
     * One's words wait on another page, or on this one, which then shows them.
     *
     * @param number of the case that they are about
     * @param page its address
     */
    public static void takenBack(String number, String page) {
        var here = UI.getCurrent().getActiveViewLocation().getPath();
        if (here.equals(page)) {
            UI.getCurrent().navigate(page);
            return;
        }
        var notice = new Notification();
        notice.addClassName("notice-done");
        notice.setDuration(SECONDS_20);
        notice.setPosition(Position.BOTTOM_START);
        var text = UI.getCurrent().getTranslation("ui.taken-back", number);
        notice.add(new Span(text + " "), new Anchor(page, UI.getCurrent().getTranslation("ui.go-there")));
        notice.open();
    }

    private static Notification undoable(String text, Runnable undo, int duration) {
        var notice = new Notification();
        notice.addClassName("notice-done");
        notice.setDuration(duration);
        notice.setPosition(Position.BOTTOM_START);
        var button = new Button(
                UI.getCurrent().getTranslation("ui.undo"),
                click -> attempt(() -> {
                    notice.close();
                    undo.run();
                }));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        var line = new HorizontalLayout(new Span(text), button);
        line.setAlignItems(Alignment.CENTER);
        notice.add(line);
        notice.open();
        return notice;
    }

    public static void refused(Refused refused) {
        var text = UI.getCurrent().getTranslation(refused.key(), refused.arguments());
        var notice = new Notification();
        notice.addClassName("notice-refused");
        notice.setPosition(Position.BOTTOM_START);
        notice.setAssertive(true);
        var close = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> notice.close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel(UI.getCurrent().getTranslation("ui.close"));
        var line = new HorizontalLayout(new Span(text), close);
        line.setAlignItems(Alignment.CENTER);
        notice.add(line);
        notice.open();
    }

    /** Does it and shows the refusal if it is refused; true when it was done. */
    public static boolean attempt(Runnable deed) {
        try {
            deed.run();
            return true;
        } catch (Refused refused) {
            refused(refused);
            return false;
        }
    }
}
