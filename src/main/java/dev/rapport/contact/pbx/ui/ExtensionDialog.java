package dev.rapport.contact.pbx.ui;

import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Staff;
import dev.rapport.contact.calls.Extensions;
import dev.rapport.contact.ui.ColleagueField;
import dev.rapport.platform.ui.FormDialog;
import java.util.UUID;

/** Says whose an extension is. */
class ExtensionDialog extends FormDialog {

    ExtensionDialog(Extensions extensions, Staff staff, UUID account, String known, Runnable changed) {
        setHeaderTitle(getTranslation("extension.add"));
        var extension = new TextField(getTranslation("extension.extension"));
        extension.setHelperText(getTranslation("extension.hint"));
        extension.setMaxLength(Extensions.LONGEST);
        extension.setValue(known);
        extension.focus();
        var person = new ColleagueField(getTranslation("extension.person"), staff);
        required(extension, "extension.bad", "extension.several", "extension.taken");
        required(person, "extension.no-such-person");
        saves(getTranslation("extension.add"), () -> {
            extensions.add(account, extension.getValue(), person.getValue().id());
            changed.run();
        });
    }
}
