package dev.rapport.contact.calls.ui;

import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.contact.calls.CallDesk;
import dev.rapport.contact.calls.PhoneCall;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.ui.CustomerPicker;
import dev.rapport.platform.ui.FormDialog;

/** Says which customer is on the other side, and why one thinks so. */
class CallerDialog extends FormDialog {

    CallerDialog(CallDesk desk, CustomerDesk customers, PhoneCall call, Runnable changed) {
        setHeaderTitle(getTranslation("call.say-who"));
        var picker = new CustomerPicker(customers, null);
        picker.setRequired();
        picker.focus();
        var proof = new TextArea(getTranslation("call.proof"));
        proof.setMaxLength(CallDesk.LONGEST_PROOF);
        field(picker, () -> !picker.missing());
        field(proof);
        saves(getTranslation("call.say-who"), () -> {
            var known = picker.chosen().orElse(null);
            if (known != null) desk.link(call.number(), known, proof.getValue(), call.revision());
            else desk.linkNew(call.number(), picker.taken().orElseThrow(), proof.getValue(), call.revision());
            changed.run();
        });
    }
}
