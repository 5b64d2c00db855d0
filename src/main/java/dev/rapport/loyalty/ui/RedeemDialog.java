package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.loyalty.Coupon;
import dev.rapport.loyalty.CouponBatches;
import dev.rapport.loyalty.CouponTerms;
import dev.rapport.loyalty.Redemption;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.WrittenNumber;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Notices;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** Redeems a coupon of a customer by its code for an order, as a till does. */
class RedeemDialog extends FormDialog {

    private static final int MOST_DECIMALS = 6;

    RedeemDialog(Redemption redemption, CouponBatches batches, CustomerId customer, Runnable changed) {
        setHeaderTitle(getTranslation("coupon.redeem"));
        var code = new TextField(getTranslation("coupon.code"));
        var order = new TextField(getTranslation("coupon.order"));
        var amount = new TextField(getTranslation("coupon.order-amount"));
        var products = new TextArea(getTranslation("coupon.order-products"));
        products.setHelperText(getTranslation("coupon.one-a-line"));
        required(
                code,
                "coupon.unknown",
                "coupon.of-another",
                "coupon.wait",
                "coupon.void",
                "coupon.reserved-already",
                "coupon.redeemed-already",
                "coupon.not-valid",
                "coupon.budget-spent");
        required(order, "coupon.order-missing", "coupon.too-long", "coupon.not-beside-others");
        required(amount, "coupon.below-minimum", "coupon.bad-amount", "error.unclear-number");
        field(products, "coupon.other-products");
        saves(getTranslation("coupon.redeem"), () -> {
            var redeemed = redemption.redeem(
                    customer,
                    code.getValue(),
                    new Redemption.Order(
                            order.getValue(),
                            WrittenNumber.read(amount.getValue().strip(), MOST_DECIMALS),
                            List.of(products.getValue().split("\n"))));
            Notices.done(done(redeemed, batches.get(redeemed.batchId()).terms()));
            changed.run();
        });
    }

    private String done(Coupon redeemed, CouponTerms terms) {
        var gift = terms.gift();
        if (gift != null) return getTranslation("coupon.redeemed-gift", gift, redeemed.batch());
        var off = Objects.requireNonNullElse(redeemed.amount(), BigDecimal.ZERO);
        return getTranslation("coupon.redeemed-words", CouponWords.money(off, terms, getLocale()), redeemed.batch());
    }
}
