package dev.rapport.customer.purchases;

import dev.rapport.customer.Customers;
import dev.rapport.customer.purchases.PurchaseEvent.PurchasesBroughtIn;
import dev.rapport.customer.purchases.PurchaseRows.Known;
import dev.rapport.customer.purchases.PurchaseRows.Line;
import dev.rapport.customer.purchases.PurchaseRows.Order;
import dev.rapport.customer.purchases.PurchaseRows.Return;
import dev.rapport.customer.purchases.PurchaseRows.Sum;
import dev.rapport.imports.RowAnswer;
import dev.rapport.imports.RowEffect;
import dev.rapport.imports.RowNote;
import dev.rapport.imports.RowRejected;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes in rows of purchases, many at once and inside the caller's transaction. */
@Component
class PurchaseIntake {

    private final Customers customers;
    private final PurchaseRows rows;
    private final PurchaseSummaries summaries;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PurchaseIntake(
            Customers customers,
            PurchaseRows rows,
            PurchaseSummaries summaries,
            ApplicationEventPublisher events,
            Clock clock) {
        this.customers = customers;
        this.rows = rows;
        this.summaries = summaries;
        this.events = events;
        this.clock = clock;
    }

    /** What these rows come to. */
    private static final class Gathered {

        private final Map<String, CustomerId> customers;
        private final Map<String, Known> known;
        private final Map<PurchaseId, Set<String>> linesHere;
        private final List<Order> orders = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();
        private final List<Sum> sums = new ArrayList<>();
        private final List<Return> returns = new ArrayList<>();

        Gathered(Map<String, CustomerId> customers, Map<String, Known> known, Map<PurchaseId, Set<String>> linesHere) {
            this.customers = customers;
            this.known = known;
            this.linesHere = linesHere;
        }
    }

    /** An answer for each, in their order. */
    List<RowAnswer> take(List<ToldPurchase> told) {
        var here = customers(told);
        if (!here.isEmpty()) summaries.lock(new HashSet<>(here.values()));
        var known = rows.known(
                told.stream().map(ToldPurchase::orderKnownBy).distinct().toList());
        var gathered = new Gathered(
                here, known, rows.lines(known.values().stream().map(Known::id).toList()));
        var answers = told.stream().map(one -> answer(one, gathered)).toList();
        rows.insert(gathered.orders);
        rows.insertLines(gathered.lines);
        rows.add(gathered.sums);
        rows.giveBack(gathered.returns);
        tell(told, gathered);
        return answers;
    }

    /** Those that are not here are added where that was asked for, called as the other system calls them. */
    private Map<String, CustomerId> customers(List<ToldPurchase> told) {
        var meant = told.stream().map(ToldPurchase::customer).distinct().toList();
        var here = new HashMap<>(customers.byExternals(meant));
        var row = told.getFirst().row();
        var missing = meant.stream().filter(one -> !here.containsKey(one)).toList();
        if (row.addUnknown() && !missing.isEmpty()) here.putAll(customers.addUnknown(missing, row.run()));
        return here;
    }

    private RowAnswer answer(ToldPurchase told, Gathered gathered) {
        try {
            var customer = gathered.customers.get(told.customer());
            if (customer == null) throw new RowRejected("purchase.customer-unknown", told.customer());
            return order(told, customer, gathered);
        } catch (Refused why) {
            return RowAnswer.refused(why);
        }
    }

    private static RowAnswer order(ToldPurchase told, CustomerId customer, Gathered gathered) {
        var purchase = told.purchase();
        var known = gathered.known.get(told.orderKnownBy());
        if (known == null) {
            var id = PurchaseId.next();
            var run = told.row().run();
            gathered.orders.add(new Order(id, customer, told.orderKnownBy(), purchase, run));
            known = new Known(id, customer, purchase.day(), purchase.currency(), run);
            gathered.known.put(told.orderKnownBy(), known);
        }
        var called = PurchaseEvent.called(purchase.number(), purchase.day());
        if (!known.customer().equals(customer)) throw new RowRejected("purchase.of-another", called);
        var lines = gathered.linesHere.computeIfAbsent(known.id(), first -> new HashSet<>());
        if (lines.contains(told.lineKnownBy())) return RowAnswer.of(RowEffect.UNCHANGED);
        if (!Objects.equals(known.run(), told.row().run()))
            return RowAnswer.of(RowEffect.UNCHANGED, Optional.of(new RowNote("import.note.purchase-left", called)));
        if (!known.day().equals(purchase.day()) || !known.currency().equals(purchase.currency()))
            throw new RowRejected("purchase.lines-differ", called);
        lines.add(told.lineKnownBy());
        gathered.lines.add(new Line(
                known.id(),
                lines.size() - 1,
                told.lineKnownBy(),
                purchase.lines().getFirst()));
        gathered.sums.add(new Sum(known.id(), purchase.amount(), purchase.discount()));
        if (told.returned().signum() > 0)
            gathered.returns.add(new Return(known.id(), purchase.day(), told.returned(), null));
        return RowAnswer.of(RowEffect.CREATED);
    }

    private void tell(List<ToldPurchase> told, Gathered gathered) {
        var written = new HashSet<PurchaseId>();
        gathered.lines.forEach(line -> written.add(line.of()));
        if (written.isEmpty()) return;
        var concerned = new LinkedHashSet<CustomerId>();
        for (var order : gathered.known.values()) if (written.contains(order.id())) concerned.add(order.customer());
        summaries.makeAnew(concerned);
        events.publishEvent(new PurchasesWritten(written));
        var row = told.getFirst().row();
        var run = row.run();
        if (run == null) return;
        rows.tell(run, concerned);
        events.publishEvent(PurchasesBroughtIn.by(run, String.valueOf(row.file()), clock.instant()));
    }
}
