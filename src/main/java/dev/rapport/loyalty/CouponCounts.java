package dev.rapport.loyalty;

import dev.rapport.loyalty.CouponRows.Kept;
import dev.rapport.platform.Refused;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Holds a batch while its coupons change, so that its counts are those of its coupons. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CouponCounts {

    private final BatchRows batches;
    private final CouponRows rows;
    private final Clock clock;

    CouponCounts(BatchRows batches, CouponRows rows, Clock clock) {
        this.batches = batches;
        this.rows = rows;
        this.clock = clock;
    }

    /** The batch, without the reservations whose time is over. */
    CouponBatch hold(UUID batch) {
        if (batches.held(batch).isEmpty()) throw Refused.notFound("error.no-such-id", batch);
        rows.overdue(batch, clock.instant()).forEach(this::letGo);
        return batches.byId(batch).orElseThrow();
    }

    /** Lets go what it is reserved for, if it is. */
    void release(Kept coupon) {
        if (coupon.state() == Coupon.State.RESERVED) letGo(coupon);
    }

    /** What it took off is not charged any more. */
    void giveBack(Kept coupon) {
        batches.count(
                coupon.batch(),
                0,
                0,
                -1,
                Objects.requireNonNullElse(coupon.amount(), BigDecimal.ZERO).negate());
    }

    private void letGo(Kept coupon) {
        rows.release(coupon.id());
        batches.count(
                coupon.batch(),
                0,
                -1,
                0,
                Objects.requireNonNullElse(coupon.amount(), BigDecimal.ZERO).negate());
    }
}
