package dev.rapport.contact.posts.ui;

import com.vaadin.flow.component.html.Paragraph;
import dev.rapport.contact.posts.Post;
import dev.rapport.contact.posts.PostDesk;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.ui.CustomerPicker;
import dev.rapport.platform.ui.FormDialog;

/** Asks whose complaint it is where nobody knows who wrote it. */
class ComplaintDialog extends FormDialog {

    ComplaintDialog(PostDesk desk, CustomerDesk customers, Post post, Runnable changed) {
        setHeaderTitle(getTranslation("post.complain"));
        add(new Paragraph(getTranslation("post.whose")));
        var picker = new CustomerPicker(customers, null);
        picker.setRequired();
        picker.focus();
        field(picker, () -> !picker.missing());
        saves(getTranslation("post.complain"), () -> {
            picker.chosen()
                    .ifPresentOrElse(
                            known -> desk.complain(post.id(), known),
                            () -> desk.complainOfNew(post.id(), picker.taken().orElseThrow()));
            changed.run();
        });
    }
}
