package dev.rapport.contact.wecom.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.contact.wecom.WecomContact;
import dev.rapport.contact.wecom.WecomContacts;
import dev.rapport.contact.wecom.WecomContacts.Possible;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.ui.CustomerPicker;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.FormDialog;
import org.jspecify.annotations.Nullable;

/** Says which customer a contact is, and why one thinks so. Those who may be them stand above. */
class ContactDialog extends FormDialog {

    private final Div supposed = new Div();
    private final transient CustomerPicker picker;
    private @Nullable CustomerId chosen;

    ContactDialog(WecomContacts contacts, CustomerDesk customers, WecomContact contact, Runnable changed) {
        setHeaderTitle(getTranslation("wecom-contact.say-who"));
        picker = new CustomerPicker(customers, null);
        picker.setRequired();
        supposed.addClassName("stack");
        content(supposed);
        var candidates = contacts.candidates(contact.id());
        if (!candidates.isEmpty()) supposed.add(new Span(getTranslation("wecom-contact.may-be")));
        candidates.forEach(candidate -> supposed.add(line(candidate)));
        field(picker, () -> chosen != null || !picker.missing());
        var proof = new TextArea(getTranslation("wecom-contact.proof"));
        proof.setHelperText(getTranslation("wecom-contact.proof-hint"));
        proof.setMaxLength(WecomContacts.LONGEST_PROOF);
        required(proof, "wecom-contact.proof-missing", "wecom-contact.proof-too-long");
        picker.focus();
        saves(getTranslation("wecom-contact.say-who"), () -> {
            var known = chosen != null ? chosen : picker.chosen().orElse(null);
            if (known != null) contacts.link(contact.id(), known, proof.getValue());
            else contacts.linkNew(contact.id(), picker.taken().orElseThrow(), proof.getValue());
            changed.run();
        });
    }

    private Div line(Possible candidate) {
        var it = new Button(getTranslation("wecom-contact.it-is-them"), click -> choose(candidate));
        it.addThemeVariants(ButtonVariant.SMALL);
        it.setAriaLabel(getTranslation("wecom-contact.it-is", candidate.name()));
        var line = new Div(new Anchor("customers/" + candidate.id(), candidate.name()), it);
        line.addClassName("row");
        return line;
    }

    private void choose(Possible candidate) {
        chosen = candidate.id();
        picker.setVisible(false);
        supposed.removeAll();
        supposed.add(new Span(getTranslation("wecom-contact.it-is", candidate.name())));
    }
}
