package dev.rapport.loyalty;

import dev.rapport.platform.CustomerId;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what is due: points of orders that were written, points and reservations whose time is over. Each in a transaction of its own. */
@Component
class PointsRound {

    private static final Logger LOG = LoggerFactory.getLogger(PointsRound.class);
    private static final Duration REST = Duration.ofHours(1);
    private static final int PAGE = 100;

    private final RewardedPurchases rewarded;
    private final PurchaseRewards rewards;
    private final PointsRows rows;
    private final PointsLedger ledger;
    private final CouponRows coupons;
    private final CouponCounts counts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PointsRound(
            RewardedPurchases rewarded,
            PurchaseRewards rewards,
            PointsRows rows,
            PointsLedger ledger,
            CouponRows coupons,
            CouponCounts counts,
            TransactionTemplate transaction,
            Clock clock) {
        this.rewarded = rewarded;
        this.rewards = rewards;
        this.rows = rows;
        this.ledger = ledger;
        this.coupons = coupons;
        this.counts = counts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether there is more. */
    boolean doSome() {
        var now = clock.instant();
        var due = rewarded.due(now, PAGE);
        due.forEach(this::bringInLine);
        var over = rows.withOverdueLots(now, PAGE);
        over.forEach(this::expire);
        var reserved = coupons.batchesWithOverdue(now, PAGE);
        reserved.forEach(batch -> transaction.executeWithoutResult(status -> counts.hold(batch)));
        return due.size() == PAGE || over.size() == PAGE;
    }

    /** What cannot be done now is tried again in an hour, so that it keeps nothing else from being done. */
    private void bringInLine(UUID purchase) {
        try {
            rewards.bringInLine(purchase);
        } catch (RuntimeException e) {
            LOG.error("The points of the purchase {} are not in line with it", purchase, e);
            rewarded.putOff(purchase, clock.instant().plus(REST));
        }
    }

    private void expire(CustomerId customer) {
        try {
            transaction.executeWithoutResult(status -> ledger.expireHeld(customer));
        } catch (RuntimeException e) {
            LOG.error("The points of the customer {} do not end", customer, e);
        }
    }
}
