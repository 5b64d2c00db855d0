package dev.rapport.customer.notes.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rapport.customer.notes.Note;
import dev.rapport.customer.notes.Notes;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;

/** All that a note said, the newest wording first; its author takes an earlier one again. */
class WordingsDialog extends FormDialog {

    WordingsDialog(Notes notes, Note note, Runnable changed) {
        setHeaderTitle(getTranslation("notes.wordings"));
        var list = new UnorderedList();
        list.addClassName("plain-list");
        for (var wording : notes.wordings(note.id())) {
            var words = new Div(wording.text());
            words.getStyle().set("white-space", "pre-line").set("overflow-wrap", "anywhere");
            var at = Times.ago(wording.writtenAt());
            at.addClassName("secondary");
            var line = new ListItem(at, words);
            if (note.mayEdit() && wording.number() != note.wording())
                line.add(again(() -> notes.edit(note.id(), wording.text(), note.revision()), changed));
            list.add(line);
        }
        content(list);
    }

    private Button again(Runnable deed, Runnable changed) {
        var button = new Button(getTranslation("notes.take-again"), click -> {
            if (!Notices.attempt(deed)) return;
            close();
            changed.run();
        });
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }
}
