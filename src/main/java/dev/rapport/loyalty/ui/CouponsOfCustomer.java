package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.rapport.loyalty.Coupon;
import dev.rapport.loyalty.CouponBatch;
import dev.rapport.loyalty.CouponBatches;
import dev.rapport.loyalty.Coupons;
import dev.rapport.loyalty.Redemption;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.LineList;
import dev.rapport.platform.ui.Times;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The coupons of a customer, the newest first; given here, and redeemed by code. */
class CouponsOfCustomer extends Div {

    private final transient Coupons coupons;
    private final boolean mayGiveBack;
    private final LineList<Coupon> list;
    private final Paragraph none = new Paragraph(getTranslation("coupon.none"));

    CouponsOfCustomer(Coupons coupons, CouponBatches batches, Redemption redemption, CustomerId customer) {
        this.coupons = coupons;
        this.mayGiveBack = batches.mayMake();
        addClassName("stack");
        list = new LineList<>((after, limit) -> coupons.of(customer, limit, after), this::line, "stack");
        var buttons = new Div();
        buttons.addClassName("row");
        if (batches.mayMake()
                && !batches.list(CouponBatch.State.RUNNING, 1, null).items().isEmpty())
            buttons.add(
                    button("coupon.give", () -> new GiveCouponDialog(coupons, batches, customer, this::show).open()));
        if (redemption.mayRedeem())
            buttons.add(
                    button("coupon.redeem", () -> new RedeemDialog(redemption, batches, customer, this::show).open()));
        add(none, list, buttons);
        show();
    }

    private void show() {
        var any = list.reload();
        list.setVisible(any);
        none.setVisible(!any);
    }

    private ListItem line(Coupon coupon) {
        var head = new Div(
                new Anchor("coupons/" + coupon.batchId(), coupon.batch()),
                CouponWords.state(this, coupon.state()),
                Times.ago(CouponWords.since(coupon)));
        head.addClassName("row");
        if (mayGiveBack && coupon.state() == Coupon.State.REDEEMED)
            head.add(GiveBackDialog.opener(coupons, coupon, this::show));
        var end = coupon.validUntil();
        var below = new Div(new Span(Stream.of(
                        coupon.code(),
                        coupon.order() == null ? null : getTranslation("coupon.for-order", coupon.order()),
                        end == null ? null : getTranslation("coupon.until", CouponWords.last(end)),
                        coupon.voidReason(),
                        CouponWords.givenBack(this, coupon))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "))));
        below.addClassName("secondary");
        return new ListItem(head, below);
    }

    private Button button(String text, Runnable open) {
        var button = new Button(getTranslation(text), click -> open.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }
}
