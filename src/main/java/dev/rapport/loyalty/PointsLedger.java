package dev.rapport.loyalty;

import dev.rapport.customer.Customers;
import dev.rapport.loyalty.PointsEntry.Kind;
import dev.rapport.loyalty.PointsRows.Lot;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes points: one after the other for a customer, whose row is held meanwhile. What is taken is paired with the lots that
 * it is taken from; what cannot be is owed.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PointsLedger {

    private final PointsRows rows;
    private final Customers customers;
    private final Clock clock;

    PointsLedger(PointsRows rows, Customers customers, Clock clock) {
        this.rows = rows;
        this.customers = customers;
        this.clock = clock;
    }

    PointsEntry earn(CustomerId customer, NewEntry told) {
        hold(customer);
        var before = before(customer, Kind.EARN, told.points(), null, told);
        if (before.isPresent()) return before.get();
        var end = told.expiresAt();
        if (end != null && !end.isAfter(clock.instant())) throw Refused.unfit("points.over-already");
        expire(customer);
        var entry = write(customer, Kind.EARN, told.points(), null, told);
        rows.insertLot(entry);
        payDebts(customer);
        return entry;
    }

    PointsEntry spend(CustomerId customer, NewEntry told) {
        hold(customer);
        var before = before(customer, Kind.SPEND, -told.points(), null, told);
        if (before.isPresent()) return before.get();
        expire(customer);
        payDebts(customer);
        var owed =
                rows.debts(customer).stream().mapToLong(PointsRows.Debt::owed).sum();
        if (owed > 0) throw Refused.conflict("points.owes", owed);
        var balance = rows.openLots(customer).stream().mapToLong(Lot::left).sum();
        if (balance < told.points()) throw Refused.conflict("points.too-few", balance);
        var entry = write(customer, Kind.SPEND, -told.points(), null, told);
        take(customer, entry.id(), told.points());
        return entry;
    }

    /** How much of an entry can still be taken back: of what was given without what time took. */
    long reversible(PointsEntry entry) {
        var lost = entry.kind() == Kind.EARN ? rows.expiredOf(entry.id()) : 0;
        return Math.max(0, Math.abs(entry.points()) - lost - rows.reversedOf(entry.id()));
    }

    /** Takes back what was given, or gives back what was spent to the lots that it came from. */
    PointsEntry reverse(PointsEntry entry, NewEntry told) {
        if (entry.kind() != Kind.EARN && entry.kind() != Kind.SPEND) throw Refused.conflict("points.not-reversible");
        var customer = entry.customer();
        hold(customer);
        var gives = entry.kind() == Kind.SPEND;
        var points = gives ? told.points() : -told.points();
        var before = before(customer, Kind.REVERSE, points, entry.id(), told);
        if (before.isPresent()) return before.get();
        expire(customer);
        var most = reversible(entry);
        if (told.points() > most) throw Refused.conflict("points.reversed-already", most);
        var written = write(customer, Kind.REVERSE, points, entry.id(), told);
        if (gives) giveBack(written.id(), entry.id(), told.points());
        else takeBack(customer, written.id(), entry.id(), told.points());
        expire(customer);
        payDebts(customer);
        return written;
    }

    /** Writes down what the customer lost by time. */
    void expireHeld(CustomerId customer) {
        hold(customer);
        expire(customer);
    }

    private void hold(CustomerId customer) {
        customers.hold(customer);
    }

    private void expire(CustomerId customer) {
        var now = clock.instant();
        for (var lot : rows.openLots(customer)) {
            if (!lot.isOver(now)) return;
            var given = rows.byId(lot.id()).orElseThrow();
            var told = new NewEntry(lot.left(), given.occasion());
            rows.pair(write(customer, Kind.EXPIRE, -lot.left(), null, told).id(), Map.of(lot.id(), lot.left()));
        }
    }

    /** From the customer's lots, the first to expire first; gives what they did not have. */
    private long take(CustomerId customer, UUID entry, long points) {
        if (points == 0) return 0;
        var missing = points;
        var taken = new LinkedHashMap<UUID, Long>();
        for (var lot : rows.openLots(customer)) {
            if (missing == 0) break;
            var some = Math.min(lot.left(), missing);
            taken.put(lot.id(), some);
            missing -= some;
        }
        rows.pair(entry, taken);
        return missing;
    }

    private long take(UUID entry, Lot lot, long points) {
        var taken = Math.min(lot.left(), points);
        rows.pair(entry, Map.of(lot.id(), taken));
        return taken;
    }

    private void giveBack(UUID written, UUID spent, long points) {
        var missing = points;
        var given = new LinkedHashMap<UUID, Long>();
        for (var lot : rows.takenBy(spent)) {
            if (missing == 0) break;
            var back = Math.min(lot.left(), missing);
            given.put(lot.id(), -back);
            missing -= back;
        }
        rows.pair(written, given);
    }

    /** First from its own lot, then from others; the rest is owed. */
    private void takeBack(CustomerId customer, UUID written, UUID given, long points) {
        var own = rows.lot(given).filter(lot -> lot.left() > 0);
        var missing = points - own.map(lot -> take(written, lot, points)).orElse(0L);
        var owed = take(customer, written, missing);
        if (owed > 0) rows.owe(written, customer, owed);
    }

    private void payDebts(CustomerId customer) {
        for (var debt : rows.debts(customer)) {
            var paid = debt.owed() - take(customer, debt.entry(), debt.owed());
            if (paid > 0) rows.pay(debt, paid);
        }
    }

    private PointsEntry write(CustomerId customer, Kind kind, long points, @Nullable UUID reverses, NewEntry told) {
        var entry = new PointsEntry(
                Ids.next(),
                customer,
                kind,
                points,
                Instants.now(clock),
                told.occasion(),
                told.reason(),
                told.rule(),
                told.about(),
                reverses,
                told.by(),
                told.expiresAt());
        rows.insert(entry, told.knownBy());
        return entry;
    }

    /** What was written for the same wish. Another wish under the same key is refused. */
    private Optional<PointsEntry> before(
            CustomerId customer, Kind kind, long points, @Nullable UUID reverses, NewEntry told) {
        var key = told.knownBy();
        if (key == null) return Optional.empty();
        var before = rows.knownBy(key);
        before.filter(kept -> !isSame(kept, customer, kind, points, reverses, told))
                .ifPresent(other -> {
                    throw Refused.conflict("points.key-used", key);
                });
        return before;
    }

    private static boolean isSame(
            PointsEntry kept, CustomerId customer, Kind kind, long points, @Nullable UUID reverses, NewEntry told) {
        return kept.customer().equals(customer)
                && kept.kind() == kind
                && kept.points() == points
                && kept.occasion() == told.occasion()
                && Objects.equals(kept.reverses(), reverses)
                && Objects.equals(kept.reason(), told.reason())
                && Objects.equals(kept.about(), told.about())
                && (told.rule() != null || Objects.equals(kept.expiresAt(), told.expiresAt()));
    }
}
