package dev.rapport.loyalty.ui;

import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.ui.CustomerPicker;
import dev.rapport.loyalty.Coupons;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Notices;
import java.util.UUID;

/** Gives a customer a coupon of a batch. */
class IssueDialog extends FormDialog {

    IssueDialog(Coupons coupons, CustomerDesk desk, UUID batch, Runnable changed) {
        setHeaderTitle(getTranslation("coupon.give"));
        var customer = new CustomerPicker(desk, null);
        customer.onlyKnown();
        customer.setRequired();
        field(customer, () -> !customer.missing());
        saves(getTranslation("coupon.give"), () -> {
            var given = coupons.issue(batch, customer.chosen().orElseThrow());
            Notices.done(getTranslation("coupon.given", given.code()));
            changed.run();
        });
    }
}
