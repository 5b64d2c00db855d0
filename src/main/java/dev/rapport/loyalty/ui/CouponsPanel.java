package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.loyalty.CouponBatches;
import dev.rapport.loyalty.Coupons;
import dev.rapport.loyalty.Redemption;
import dev.rapport.platform.CustomerId;

@org.springframework.stereotype.Component
class CouponsPanel implements CustomerPanel {

    private final Coupons coupons;
    private final CouponBatches batches;
    private final Redemption redemption;

    CouponsPanel(Coupons coupons, CouponBatches batches, Redemption redemption) {
        this.coupons = coupons;
        this.batches = batches;
        this.redemption = redemption;
    }

    @Override
    public String title() {
        return "coupon.title";
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return 36;
    }

    @Override
    public Component show(CustomerId customer) {
        return new CouponsOfCustomer(coupons, batches, redemption, customer);
    }
}
