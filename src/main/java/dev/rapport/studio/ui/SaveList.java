package dev.rapport.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Staff;
import dev.rapport.platform.ui.Times;
import dev.rapport.studio.drafts.DraftDesk;
import dev.rapport.studio.drafts.SavedState;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What a draft was at earlier times, newest first, each of which can be taken again. */
class SaveList extends Div {

    private static final int PAGE = 5;

    private final transient DraftDesk desk;
    private final transient Staff staff;
    private final transient IntConsumer takeAgain;
    private final Div lines = new Div();
    private final Button more = new Button(getTranslation("studio.draft.more-saves"));
    private @Nullable UUID draft;
    private @Nullable String next;
    private boolean mayDraw;

    /** @param takeAgain given the number of the state */
    SaveList(DraftDesk desk, Staff staff, IntConsumer takeAgain) {
        this.desk = desk;
        this.staff = staff;
        this.takeAgain = takeAgain;
        addClassName("stack");
        more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        more.addClickListener(click -> readOn());
        add(lines, more);
    }

    void show(UUID of, boolean mayTakeAgain) {
        draft = of;
        mayDraw = mayTakeAgain;
        next = null;
        lines.removeAll();
        readOn();
    }

    private void readOn() {
        if (draft == null) return;
        var page = desk.saves(draft, PAGE, next);
        page.items().forEach(state -> lines.add(line(state)));
        next = page.next();
        more.setVisible(next != null);
    }

    private Div line(SavedState state) {
        var line = new Div(
                new Span(getTranslation(
                        "studio.draft.save-line", state.number(), DraftWords.person(staff, state.savedBy()))),
                Times.ago(state.savedAt()));
        line.addClassName("row");
        if (!mayDraw) return line;
        var again = new Button(getTranslation("studio.draft.take-again"), click -> takeAgain.accept(state.number()));
        again.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        line.add(again);
        return line;
    }
}
