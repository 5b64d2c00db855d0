package dev.rapport.customer.notes.ui;

import com.vaadin.flow.component.html.Image;
import dev.rapport.customer.notes.KeptFile;
import dev.rapport.customer.notes.KeptFiles;
import dev.rapport.platform.ui.FormDialog;

/** A picture, as large as the screen lets it be. */
class PictureDialog extends FormDialog {

    PictureDialog(KeptFiles files, KeptFile file) {
        setHeaderTitle(file.name());
        setWidth("min(60rem, 100%)");
        var picture = new Image(new FileSender(files, file.id(), true), file.name());
        picture.getStyle().set("max-width", "100%").set("max-height", "75vh").set("object-fit", "contain");
        content(picture);
    }
}
