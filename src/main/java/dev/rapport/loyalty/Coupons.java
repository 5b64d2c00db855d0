package dev.rapport.loyalty;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.loyalty.CouponBatch.State;
import dev.rapport.loyalty.CouponRows.Kept;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Secrets;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Coupons that customers have: given by those who run campaigns, seen by whoever sees customers. */
@Service
@Transactional
public class Coupons {

    private static final int LONGEST = 100;
    private static final int SHOWN = 4;

    private final Access access;
    private final Customers customers;
    private final BatchRows batches;
    private final CouponRows rows;
    private final CouponCounts counts;
    private final CouponBatches desk;
    private final Secrets secrets;
    private final Clock clock;

    Coupons(
            Access access,
            Customers customers,
            BatchRows batches,
            CouponRows rows,
            CouponCounts counts,
            CouponBatches desk,
            Secrets secrets,
            Clock clock) {
        this.access = access;
        this.customers = customers;
        this.batches = batches;
        this.rows = rows;
        this.counts = counts;
        this.desk = desk;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Gives a customer a coupon of a batch. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Coupon issue(UUID batch, CustomerId customer) {
        return seen(issued(batch, customer, null));
    }

    /**
     * Gives one of the batch that thanks members; empty where none does, or the customer has enough of it.
     *
     * @param what for which there is one coupon only
     */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Optional<Coupon> thank(CustomerId customer, String what) {
        var before = rows.issuedFor(what);
        if (before.isPresent()) return before.map(this::seen);
        return batches.ofThanks(clock.instant())
                .filter(batch ->
                        mayHave(batch, customers.card(customer).orElseThrow().id()))
                .map(batch -> seen(issued(batch.id(), customer, what)));
    }

    /** The newest first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<Coupon> of(CustomerId customer, int limit, @Nullable String after) {
        var found = rows.ofCustomer(here(customer), limit + 1, after == null ? null : Cursor.id(after));
        return page(found, limit);
    }

    /** The coupons of a batch with their codes. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<Coupon> ofBatch(UUID batch, int limit, @Nullable String after) {
        if (batches.byId(batch).isEmpty()) throw Refused.notFound("error.no-such-id", batch);
        return page(rows.ofBatch(batch, limit + 1, after == null ? null : Cursor.id(after)), limit);
    }

    /** It is not taken from now on. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void makeVoid(UUID coupon, @Nullable String reason) {
        var why = reason(reason);
        var found = rows.byId(coupon).orElseThrow(() -> Refused.notFound("error.no-such-id", coupon));
        counts.hold(found.batch());
        var kept = rows.byId(coupon).orElseThrow();
        if (kept.state() == Coupon.State.REDEEMED) throw Refused.conflict("coupon.redeemed-already");
        if (kept.state() == Coupon.State.VOID) return;
        counts.release(kept);
        rows.makeVoid(coupon, why);
    }

    /** The order does not come about after all: its customer has the coupon again, and it counts as not redeemed. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void giveBack(UUID coupon, String order, @Nullable String reason) {
        var found = rows.byId(coupon).orElseThrow(() -> Refused.notFound("error.no-such-id", coupon));
        counts.hold(found.batch());
        giveBack(rows.byId(coupon).orElseThrow(), order, reason);
    }

    /** Of a batch that is held; asked for again of the same order, nothing happens. */
    void giveBack(Kept kept, String order, @Nullable String reason) {
        var why = reason(reason);
        var number = CleanText.line(order);
        if (number.isEmpty()) throw Refused.unfit("coupon.order-missing").at("order");
        if (kept.state() != Coupon.State.REDEEMED) {
            var before = kept.givenBack();
            if (before != null && before.order().equals(number)) return;
            throw Refused.conflict("coupon.not-redeemed");
        }
        if (!number.equals(kept.order()))
            throw Refused.conflict("coupon.redeemed-for-another").at("order");
        counts.giveBack(kept);
        rows.giveBack(kept.id(), why, access.current().map(Person::id).orElse(null), Instants.now(clock));
    }

    private static String reason(@Nullable String said) {
        var why = CleanText.lineOrNull(said);
        if (why == null) throw Refused.unfit("coupon.reason-missing").at("reason");
        if (why.length() > LONGEST)
            throw Refused.unfit("coupon.too-long", LONGEST, LONGEST).at("reason");
        return why;
    }

    private Kept issued(UUID id, CustomerId customer, @Nullable String what) {
        var whose = here(customer);
        customers.hold(whose);
        var batch = counts.hold(id);
        if (batch.state() != State.RUNNING) throw Refused.conflict("coupon.runs-not");
        var end = batch.terms().validUntil();
        if (end != null && !end.isAfter(clock.instant())) throw Refused.conflict("coupon.over");
        var total = batch.terms().total();
        if (total != null && batch.issued() >= total) throw Refused.conflict("coupon.all-given", total);
        var left = batch.budgetLeft();
        if (left != null && left.signum() <= 0) throw Refused.conflict("coupon.budget-spent");
        if (!mayHave(batch, whose))
            throw Refused.conflict(
                    "coupon.has-enough", String.valueOf(batch.terms().perPerson()));
        var code = CouponCode.next();
        var fresh = Ids.next();
        rows.insert(
                fresh,
                id,
                whose,
                code,
                secrets.seal(code.written(), place(fresh)),
                Instants.now(clock),
                what,
                access.current().map(Person::id).orElse(null));
        batches.count(id, 1, 0, 0, BigDecimal.ZERO);
        return rows.byId(fresh).orElseThrow();
    }

    private boolean mayHave(CouponBatch batch, CustomerId customer) {
        var most = batch.terms().perPerson();
        return most == null || rows.issuedTo(batch.id(), customer) < most;
    }

    private Page<Coupon> page(List<Kept> found, int limit) {
        return Page.of(found, limit, one -> Cursor.of(one.id())).map(this::seen);
    }

    Coupon seen(Kept kept) {
        var code = secrets.opens(kept.sealed()) ? secrets.open(kept.sealed(), place(kept.id())) : "?";
        var end = kept.validUntil();
        var isLate = end != null && !end.isAfter(clock.instant());
        var until = kept.reservedUntil();
        var state = kept.state() == Coupon.State.RESERVED && until != null && !until.isAfter(clock.instant())
                ? Coupon.State.ISSUED
                : kept.state();
        return new Coupon(
                kept.id(),
                kept.batch(),
                kept.batchName(),
                kept.customer(),
                desk.mayMake() ? code : "…" + code.substring(Math.max(0, code.length() - SHOWN)),
                state == Coupon.State.ISSUED && isLate ? Coupon.State.EXPIRED : state,
                kept.issuedAt(),
                end,
                kept.order(),
                state == Coupon.State.RESERVED ? until : null,
                kept.amount(),
                kept.redeemedAt(),
                kept.voidReason(),
                kept.givenBack());
    }

    /** As they are called since they were merged. */
    CustomerId here(CustomerId customer) {
        return customers
                .card(customer)
                .orElseThrow(() -> Refused.notFound("error.no-such-id", customer))
                .id();
    }

    /** What its code is sealed for. */
    static String place(UUID coupon) {
        return "coupon " + coupon;
    }
}
