package dev.rapport.contact.posts.ui;

import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.contact.posts.Post;
import dev.rapport.contact.posts.PostDesk;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.ui.CustomerPicker;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.FormDialog;
import org.jspecify.annotations.Nullable;

/** Says which customer wrote it, and why one thinks so. */
class AuthorDialog extends FormDialog {

    /** @param supposed who it is thought to be; absent: they are looked for */
    AuthorDialog(PostDesk desk, CustomerDesk customers, Post post, @Nullable CustomerId supposed, Runnable changed) {
        setHeaderTitle(getTranslation("post.say-who"));
        var proof = new TextArea(getTranslation("post.proof"));
        proof.setHelperText(getTranslation("post.proof-hint"));
        proof.setMaxLength(PostDesk.LONGEST_PROOF);
        var picker = new CustomerPicker(customers, null);
        if (supposed == null) {
            picker.setRequired();
            picker.focus();
            field(picker, () -> !picker.missing());
        } else proof.focus();
        required(proof, "post.proof-missing", "post.proof-too-long");
        saves(getTranslation("post.say-who"), () -> {
            var known = supposed != null ? supposed : picker.chosen().orElse(null);
            if (known != null) desk.link(post.id(), known, proof.getValue(), post.revision());
            else desk.linkNew(post.id(), picker.taken().orElseThrow(), proof.getValue(), post.revision());
            changed.run();
        });
    }
}
