package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.loyalty.Coupon;
import dev.rapport.loyalty.Coupons;
import dev.rapport.platform.ui.FormDialog;

/** A coupon is not taken from now on, with a reason. */
class VoidDialog extends FormDialog {

    VoidDialog(Coupons coupons, Coupon coupon, Runnable changed) {
        setHeaderTitle(getTranslation("coupon.make-void"));
        content(new Paragraph(getTranslation("coupon.make-void-words", coupon.code())));
        var reason = new TextField(getTranslation("points.reason"));
        reason.setMaxLength(100);
        required(reason, "coupon.reason-missing", "coupon.too-long");
        saves(getTranslation("coupon.make-void"), () -> {
            coupons.makeVoid(coupon.id(), reason.getValue());
            changed.run();
        });
    }
}
