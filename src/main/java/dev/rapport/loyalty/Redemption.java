package dev.rapport.loyalty;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.loyalty.CouponRows.Kept;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What a till does with a coupon: reserves it for an order, redeems it, or lets it go. Each may be sent again. */
@Service
public class Redemption {

    /**
     * An order as the till knows it.
     *
     * @param number the same one means the same order
     * @param amount before coupons, in the currency of the coupon
     * @param products what is in it
     */
    public record Order(String number, BigDecimal amount, List<String> products) {

        private static final int LONGEST = 100;

        public Order {
            number = CleanText.line(number);
            if (number.isEmpty()) throw Refused.unfit("coupon.order-missing");
            if (number.length() > LONGEST) throw Refused.unfit("coupon.too-long", LONGEST, LONGEST);
            if (amount.signum() < 0) throw Refused.unfit("coupon.bad-amount");
            products = List.copyOf(products);
        }
    }

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Access access;
    private final CouponRows rows;
    private final BatchRows batches;
    private final CouponCounts counts;
    private final CouponMisses misses;
    private final Coupons coupons;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Redemption(
            Access access,
            CouponRows rows,
            BatchRows batches,
            CouponCounts counts,
            CouponMisses misses,
            Coupons coupons,
            TransactionTemplate transaction,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.batches = batches;
        this.counts = counts;
        this.misses = misses;
        this.coupons = coupons;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether the asker may. */
    @ForEverybody("tells only what the asker may")
    public boolean mayRedeem() {
        return access.hasRole(Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN);
    }

    /** Keeps it for an order, for so long; asked for again by the same order, the time begins anew. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Coupon reserve(String code, Order order, Duration time) {
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0)
            throw Refused.unfit("coupon.bad-time", SHORTEST.toMinutes(), LONGEST.toMinutes());
        return with(code, kept -> reserve(kept, order, time));
    }

    private Coupon reserve(Kept kept, Order order, Duration time) {
        if (kept.state() == Coupon.State.REDEEMED) throw Refused.conflict("coupon.redeemed-already");
        var off = taken(kept, order);
        rows.reserve(kept.id(), order.number(), off, clock.instant().plus(time));
        batches.count(kept.batch(), 0, 1, 0, off);
        return now(kept);
    }

    /** Takes it off an order; the same order again is answered alike, another one refused. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Coupon redeem(String code, Order order) {
        return with(code, kept -> redeem(kept, order));
    }

    /** The same of a customer whose page is open: the code of somebody else is refused. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Coupon redeem(CustomerId customer, String code, Order order) {
        var whose = coupons.here(customer);
        return with(code, kept -> {
            if (!kept.customer().equals(whose)) throw Refused.conflict("coupon.of-another");
            return redeem(kept, order);
        });
    }

    /**
     * The order was cancelled after it was redeemed: the customer has it again.
     *
     * @param order for which it was redeemed; the same again is answered alike
     */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Coupon giveBack(String code, String order, @Nullable String reason) {
        return with(code, kept -> {
            coupons.giveBack(kept, order, reason);
            return now(kept);
        });
    }

    private Coupon redeem(Kept kept, Order order) {
        if (kept.state() == Coupon.State.REDEEMED) {
            if (!order.number().equals(kept.order())) throw Refused.conflict("coupon.redeemed-already");
            return now(kept);
        }
        var off = taken(kept, order);
        rows.redeem(kept.id(), order.number(), off, clock.instant());
        batches.count(kept.batch(), 0, 0, 1, off);
        return now(kept);
    }

    /** The order does not come about; nothing happens where it was not reserved for it. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Coupon release(String code, String order) {
        return with(code, kept -> release(kept, order));
    }

    private Coupon release(Kept kept, String order) {
        if (kept.state() == Coupon.State.REDEEMED) throw Refused.conflict("coupon.redeemed-already");
        if (CleanText.line(order).equals(kept.order())) counts.release(kept);
        return now(kept);
    }

    /** What it takes off; whatever stood reserved for the same order is let go first. */
    private BigDecimal taken(Kept kept, Order order) {
        if (kept.state() == Coupon.State.VOID) throw Refused.conflict("coupon.void");
        var givenBack = kept.givenBack();
        if (givenBack != null && givenBack.order().equals(order.number()))
            throw Refused.conflict("coupon.given-back-for-it", order.number());
        if (kept.state() == Coupon.State.RESERVED && !order.number().equals(kept.order()))
            throw Refused.conflict("coupon.reserved-already");
        counts.release(kept);
        var batch = batches.byId(kept.batch()).orElseThrow();
        var terms = batch.terms();
        if (!batch.isValid(clock.instant())) throw Refused.conflict("coupon.not-valid");
        var amount = Money.written(order.amount(), terms.currency().getCurrencyCode())
                .amount();
        var minimum = terms.minimum();
        if (minimum != null && amount.compareTo(minimum) < 0)
            throw Refused.conflict(
                    "coupon.below-minimum",
                    minimum.toPlainString(),
                    terms.currency().getCurrencyCode());
        if (!terms.fits(order.products()))
            throw Refused.conflict("coupon.other-products", String.join(", ", terms.products()));
        var payable = amount.subtract(takenBeside(kept, order, terms));
        var off = terms.off(amount).min(payable);
        if (terms.kind() != CouponTerms.Kind.GIFT && off.signum() <= 0) throw Refused.conflict("coupon.nothing-left");
        var left = batch.budgetLeft();
        if (left != null && off.compareTo(left) > 0) throw Refused.conflict("coupon.budget-spent");
        return off;
    }

    /**
     * What others take off the same order. They are seen if they were taken before; two that come at once are held up by the
     * order.
     */
    private BigDecimal takenBeside(Kept kept, Order order, CouponTerms terms) {
        rows.holdOrder(order.number());
        var sum = BigDecimal.ZERO;
        for (var other : rows.ofOrder(order.number(), clock.instant())) {
            if (other.id().equals(kept.id())) continue;
            var beside = batches.byId(other.batch()).orElseThrow().terms();
            var both =
                    terms.stackable() && beside.stackable() && terms.currency().equals(beside.currency());
            if (!both) throw Refused.conflict("coupon.not-beside-others");
            sum = sum.add(Objects.requireNonNullElse(other.amount(), BigDecimal.ZERO));
        }
        return sum;
    }

    /** Nobody learns whether a code is nobody's, or written wrong; and whoever tries many has to wait. */
    private Coupon with(String written, Function<Kept, Coupon> deed) {
        misses.requirePatience();
        var found = CouponCode.read(written).flatMap(rows::byCode).orElse(null);
        if (found == null) throw misses.count();
        return transaction.execute(status -> {
            counts.hold(found.batch());
            return deed.apply(rows.byId(found.id()).orElseThrow());
        });
    }

    private Coupon now(Kept kept) {
        return coupons.seen(rows.byId(kept.id()).orElseThrow());
    }
}
