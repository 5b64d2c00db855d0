package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.loyalty.Coupon;
import dev.rapport.loyalty.Coupons;
import dev.rapport.platform.ui.FormDialog;

/** A redemption is given back, with a reason: the customer has the coupon again. */
class GiveBackDialog extends FormDialog {

    private static final int LONGEST = 100;

    GiveBackDialog(Coupons coupons, Coupon coupon, Runnable changed) {
        var order = String.valueOf(coupon.order());
        setHeaderTitle(getTranslation("coupon.give-back"));
        content(new Paragraph(getTranslation("coupon.give-back-words", coupon.code(), order)));
        var reason = new TextField(getTranslation("points.reason"));
        reason.setMaxLength(LONGEST);
        required(
                reason,
                "coupon.reason-missing",
                "coupon.too-long",
                "coupon.not-redeemed",
                "coupon.redeemed-for-another");
        saves(getTranslation("coupon.give-back"), () -> {
            coupons.giveBack(coupon.id(), order, reason.getValue());
            changed.run();
        });
    }

    /** A button that opens it. */
    static Button opener(Coupons coupons, Coupon coupon, Runnable changed) {
        var ui = UI.getCurrent();
        var button = new Button(
                ui.getTranslation("coupon.give-back"), click -> new GiveBackDialog(coupons, coupon, changed).open());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(ui.getTranslation("coupon.give-back-of", coupon.code()));
        return button;
    }
}
