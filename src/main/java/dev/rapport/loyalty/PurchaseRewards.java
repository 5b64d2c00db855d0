package dev.rapport.loyalty;

import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.customer.purchases.PurchaseId;
import dev.rapport.customer.purchases.PurchaseStates;
import dev.rapport.customer.purchases.PurchaseStates.PurchaseState;
import dev.rapport.customer.purchases.PurchasesTakenBack;
import dev.rapport.customer.purchases.PurchasesWritten;
import dev.rapport.platform.CustomerId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives points for purchases and takes back those of what was returned. It looks at what an order comes to now, so that it
 * does not matter in which order, how often or how late it hears of it.
 */
@Component
class PurchaseRewards {

    private final RewardedPurchases rewarded;
    private final PurchaseStates purchases;
    private final Customers customers;
    private final Earning earning;
    private final PointsLedger ledger;
    private final PointsRows rows;
    private final Clock clock;
    private final String currency;
    private final ZoneId zone;

    PurchaseRewards(
            RewardedPurchases rewarded,
            PurchaseStates purchases,
            Customers customers,
            Earning earning,
            PointsLedger ledger,
            PointsRows rows,
            Clock clock,
            @Value("${rapport.currency:CNY}") String currency,
            @Value("${rapport.sla.zone:Asia/Shanghai}") ZoneId zone) {
        this.rewarded = rewarded;
        this.purchases = purchases;
        this.customers = customers;
        this.earning = earning;
        this.ledger = ledger;
        this.rows = rows;
        this.clock = clock;
        this.currency = currency;
        this.zone = zone;
    }

    @EventListener
    void hear(PurchasesWritten written) {
        rewarded.markDue(written.purchases(), clock.instant());
    }

    /**
     * At once, where there are any: a customer whom the same import made can go only when nothing of theirs is left to take
     * back.
     */
    @EventListener
    void hear(PurchasesTakenBack gone) {
        var earned = rows.areEarnedFor(
                Occasion.PURCHASE,
                gone.purchases().stream().map(one -> about(one.value())).toList());
        gone.purchases().stream()
                .map(PurchaseId::value)
                .filter(one -> earned.contains(about(one)))
                .sorted()
                .forEach(this::bringInLine);
    }

    /**
     * Brings the points of an order in line with it. The customer is held first, as whoever writes orders does;
     * who was erased or went keeps what they have.
     */
    @Transactional
    void bringInLine(UUID purchase) {
        var holder = holder(purchase).filter(customers::isHere);
        holder.ifPresent(customers::hold);
        var decided = rewarded.take(purchase);
        if (decided.isEmpty() || holder.isEmpty()) return;
        var state = purchases.of(new PurchaseId(purchase)).orElse(null);
        var customer = state == null ? null : customers.card(state.customer()).orElse(null);
        if (state == null || customer == null) {
            takeBack(purchase, BigDecimal.ZERO, BigDecimal.ZERO);
            return;
        }
        var total = state.paid() ? state.total() : BigDecimal.ZERO;
        if (total.compareTo(decided.get()) > 0)
            give(state, customer, total.longValue() - decided.get().longValue(), total);
        takeBack(purchase, total, total.subtract(state.returned()));
    }

    private Optional<CustomerId> holder(UUID purchase) {
        return purchases
                .of(new PurchaseId(purchase))
                .map(PurchaseState::customer)
                .or(() -> rows.earnedFor(Occasion.PURCHASE, about(purchase)).stream()
                        .map(PointsEntry::customer)
                        .findFirst());
    }

    private void give(PurchaseState state, CustomerCard customer, long more, BigDecimal total) {
        var facts = new EarningFacts(
                Occasion.PURCHASE.word(),
                more,
                state.currency().getCurrencyCode().equals(currency),
                (int) Math.max(0, ChronoUnit.DAYS.between(state.day(), LocalDate.ofInstant(clock.instant(), zone))),
                customer.tier());
        var id = state.id().value();
        earning.of(Occasion.PURCHASE, facts)
                .ifPresent(entry -> ledger.earn(
                        customer.id(),
                        entry.about(about(id)).knownBy("purchase %s %s".formatted(id, total.toPlainString()))));
        rewarded.decided(id, total);
    }

    /** What was given stays in the part that was not paid back. What time took is not taken once more. */
    private void takeBack(UUID purchase, BigDecimal total, BigDecimal net) {
        var given = rows.earnedFor(Occasion.PURCHASE, about(purchase));
        given.stream().map(PointsEntry::customer).distinct().forEach(ledger::expireHeld);
        var all = given.stream().mapToLong(PointsEntry::points).sum();
        var stays = total.signum() <= 0
                ? 0
                : BigDecimal.valueOf(all)
                        .multiply(net.max(BigDecimal.ZERO))
                        .divide(total, 0, RoundingMode.DOWN)
                        .longValue();
        var back = all
                - stays
                - given.stream()
                        .mapToLong(one -> rows.reversedOf(one.id()) + rows.expiredOf(one.id()))
                        .sum();
        for (var entry : given) {
            var now = Math.min(back, ledger.reversible(entry));
            if (now < 1) continue;
            ledger.reverse(entry, new NewEntry(now, Occasion.PURCHASE).about(about(purchase)));
            back -= now;
        }
    }

    static String about(UUID purchase) {
        return "purchase " + purchase;
    }
}
