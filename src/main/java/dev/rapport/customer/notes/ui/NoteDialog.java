package dev.rapport.customer.notes.ui;

import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.customer.notes.Note;
import dev.rapport.customer.notes.Notes;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Notices;

/** Says a note in other words; the words before can be had back. */
class NoteDialog extends FormDialog {

    private final TextArea words = NotesBox.area();

    NoteDialog(Notes notes, Note note, Runnable changed) {
        setHeaderTitle(getTranslation("notes.edit-title"));
        words.setLabel(getTranslation("notes.words"));
        words.setValue(note.text());
        required(words, NotesBox.ABOUT_WORDS);
        saves(getTranslation("notes.save"), () -> {
            var now = notes.edit(note.id(), words.getValue(), note.revision());
            changed.run();
            if (now.wording() != note.wording())
                Notices.done(getTranslation("notes.was-edited"), () -> {
                    notes.edit(note.id(), note.text(), now.revision());
                    changed.run();
                });
        });
    }
}
