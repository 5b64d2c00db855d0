package dev.rapport.customer.purchases;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.Customers;
import dev.rapport.customer.purchases.PurchaseEvent.PurchaseAdded;
import dev.rapport.customer.purchases.PurchaseEvent.PurchaseReturned;
import dev.rapport.customer.purchases.PurchaseRows.Line;
import dev.rapport.customer.purchases.PurchaseRows.Order;
import dev.rapport.customer.purchases.PurchaseRows.Return;
import dev.rapport.customer.purchases.PurchaseRows.Sum;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Money;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with the purchases of customers: those who see customers see them, those who work with them take them down. */
@Component
public class Purchases {

    private static final Role[] WORKERS = {Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN};
    private static final int LONGEST_REASON = 300;

    private final Access access;
    private final Customers customers;
    private final PurchaseRows rows;
    private final PurchaseQueries queries;
    private final PurchaseSummaries summaries;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Purchases(
            Access access,
            Customers customers,
            PurchaseRows rows,
            PurchaseQueries queries,
            PurchaseSummaries summaries,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.customers = customers;
        this.rows = rows;
        this.queries = queries;
        this.summaries = summaries;
        this.events = events;
        this.clock = clock;
    }

    /** The newest first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<Purchase> of(CustomerId customer, int limit, @Nullable String after) {
        requireHere(customer);
        return queries.of(customer, limit, after);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public PurchaseSummary summary(CustomerId customer) {
        requireHere(customer);
        return summaries.of(customer);
    }

    /** Whether the asker may take down what was bought and given back. */
    @ForEverybody("tells only what the asker may")
    public boolean mayRecord() {
        return access.hasRole(WORKERS);
    }

    /** Takes an order down; refused when there is one of that number and channel. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public PurchaseId add(CustomerId customer, NewPurchase purchase) {
        requireHere(customer);
        requirePast(purchase.day());
        summaries.lock(List.of(customer));
        var id = PurchaseId.next();
        var knownBy = Objects.requireNonNullElse(purchase.knownBy(), "I " + id);
        if (!rows.known(List.of(knownBy)).isEmpty())
            throw Refused.conflict("purchase.known", String.valueOf(purchase.number()));
        rows.insert(List.of(new Order(id, customer, knownBy, purchase, null)));
        rows.insertLines(IntStream.range(0, purchase.lines().size())
                .mapToObj(place ->
                        new Line(id, place, "I " + place, purchase.lines().get(place)))
                .toList());
        rows.add(List.of(new Sum(id, purchase.amount(), purchase.discount())));
        summaries.makeAnew(List.of(customer));
        events.publishEvent(new PurchasesWritten(Set.of(id)));
        var total = new Money(purchase.amount().subtract(purchase.discount()), purchase.currency());
        events.publishEvent(new PurchaseAdded(
                Ids.next(),
                CustomerEvent.subjectOf(customer),
                clock.instant(),
                PurchaseEvent.called(purchase.number(), purchase.day()),
                said(total)));
        return id;
    }

    /** Takes down that the customer gave something back and what was paid for it. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void giveBack(
            CustomerId customer, PurchaseId id, LocalDate day, BigDecimal amount, @Nullable String reason) {
        var because = CleanText.lineOrNull(reason);
        if (because != null && because.length() > LONGEST_REASON)
            throw Refused.unfit("purchase.too-long", LONGEST_REASON);
        summaries.lock(List.of(customer));
        var order = rows.find(customer, id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        requirePast(day);
        if (day.isBefore(order.day()))
            throw Refused.unfit("purchase.returned-before", order.day().toString());
        var back = Money.written(amount, order.currency().getCurrencyCode());
        if (back.amount().signum() <= 0 || back.amount().compareTo(order.total().amount()) > 0)
            throw Refused.unfit("purchase.bad-return", order.total().amount().toPlainString());
        rows.giveBack(List.of(new Return(id, day, back.amount(), because)));
        rows.touch(id);
        summaries.makeAnew(List.of(customer));
        events.publishEvent(new PurchasesWritten(Set.of(id)));
        events.publishEvent(new PurchaseReturned(
                Ids.next(),
                CustomerEvent.subjectOf(customer),
                clock.instant(),
                PurchaseEvent.called(order.number(), order.day()),
                said(back)));
    }

    /** Somewhere it may be tomorrow already. */
    private void requirePast(LocalDate day) {
        KeptYears.require(day);
        if (day.isAfter(LocalDate.now(clock).plusDays(1))) throw Refused.unfit("purchase.not-yet", day.toString());
    }

    private void requireHere(CustomerId customer) {
        if (customers.card(customer).isEmpty()) throw Refused.notFound("error.no-such-id", customer);
    }

    private static String said(Money money) {
        return money.amount().toPlainString() + " " + money.currency().getCurrencyCode();
    }
}
