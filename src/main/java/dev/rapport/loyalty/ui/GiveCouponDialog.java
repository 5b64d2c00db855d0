package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.rapport.loyalty.CouponBatch;
import dev.rapport.loyalty.CouponBatches;
import dev.rapport.loyalty.Coupons;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Notices;

/** Gives a customer a coupon of one of the batches that run; the newest ones are offered. */
class GiveCouponDialog extends FormDialog {

    private static final int OFFERED = 200;

    GiveCouponDialog(Coupons coupons, CouponBatches batches, CustomerId customer, Runnable changed) {
        setHeaderTitle(getTranslation("coupon.give"));
        var batch = new ComboBox<CouponBatch>(getTranslation("coupon.batch"));
        batch.setItems(batches.list(CouponBatch.State.RUNNING, OFFERED, null).items());
        batch.setItemLabelGenerator(one -> one.terms().name() + " · " + CouponWords.worth(this, one.terms()));
        required(
                batch,
                "coupon.has-enough",
                "coupon.all-given",
                "coupon.runs-not",
                "coupon.over",
                "coupon.budget-spent");
        saves(getTranslation("coupon.give"), () -> {
            var given = coupons.issue(batch.getValue().id(), customer);
            Notices.done(getTranslation("coupon.given", given.code()));
            changed.run();
        });
    }
}
