package dev.rapport.customer.notes.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.notes.Note;
import dev.rapport.customer.notes.Notes;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;

/** A note: its words, who wrote it and when, and what the reader may do with it. */
class NoteLine extends ListItem {

    private final transient Notes notes;
    private final transient Note note;
    private final transient Runnable changed;

    NoteLine(Notes notes, Note note, boolean mayWrite, Runnable changed) {
        this.notes = notes;
        this.note = note;
        this.changed = changed;
        var words = new Div(note.text());
        words.getStyle().set("white-space", "pre-line").set("overflow-wrap", "anywhere");
        add(words, who());
        if (mayWrite) add(ways());
    }

    private Div who() {
        var who = new Div(new Span(note.writtenBy()), new Span(" · "), Times.ago(note.writtenAt()));
        who.addClassNames("secondary", "row");
        if (note.pinned()) who.addComponentAsFirst(Chips.info(getTranslation("notes.pinned")));
        if (note.removedAt() != null) who.addComponentAsFirst(Chips.warning(getTranslation("notes.removed")));
        if (note.editedAt() != null) {
            var history = button("notes.edited", () -> new WordingsDialog(notes, note, changed).open());
            history.setTooltipText(getTranslation("notes.wordings"));
            who.add(history);
        }
        return who;
    }

    private Div ways() {
        var ways = new Div();
        ways.addClassName("row");
        if (note.removedAt() != null) {
            if (note.mayRemove()) ways.add(doing("notes.restore", () -> notes.restore(note.id())));
            return ways;
        }
        ways.add(
                note.pinned()
                        ? doing("notes.unpin", () -> notes.unpin(note.id()))
                        : doing("notes.pin", () -> notes.pin(note.id())));
        if (note.mayEdit()) ways.add(button("notes.edit", () -> new NoteDialog(notes, note, changed).open()));
        if (note.mayRemove()) ways.add(button("notes.remove", this::remove));
        return ways;
    }

    private void remove() {
        if (!Notices.attempt(() -> notes.remove(note.id()))) return;
        changed.run();
        Notices.done(getTranslation("notes.was-removed"), () -> {
            notes.restore(note.id());
            changed.run();
        });
    }

    private Button doing(String key, Runnable deed) {
        return button(key, () -> {
            if (Notices.attempt(deed)) changed.run();
        });
    }

    private Button button(String key, Runnable deed) {
        var button = new Button(getTranslation(key), click -> deed.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }
}
