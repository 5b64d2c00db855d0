package dev.rapport.studio.ui;

import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.studio.drafts.DraftDesk;
import dev.rapport.studio.drafts.ProcessDraft;
import java.util.function.Consumer;

/** Begins a process that is not there yet. */
final class NewProcessDialog extends FormDialog {

    NewProcessDialog(DraftDesk desk, Consumer<ProcessDraft> begun) {
        setHeaderTitle(getTranslation("studio.new"));
        var name = new TextField(getTranslation("studio.new-name"));
        name.setMaxLength(150);
        name.setWidthFull();
        var id = new TextField(getTranslation("studio.new-id"));
        id.setHelperText(getTranslation("studio.new-id-hint"));
        id.setMaxLength(61);
        id.setWidthFull();
        required(name, "studio.draft.bad-name");
        required(id, "studio.draft.bad-new-id", "studio.draft.process-exists");
        saves(getTranslation("studio.draw"), () -> begun.accept(desk.begin(id.getValue(), name.getValue())));
    }
}
