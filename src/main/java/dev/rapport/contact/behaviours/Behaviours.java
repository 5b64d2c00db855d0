package dev.rapport.contact.behaviours;

import dev.rapport.access.ContactSight;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.contact.behaviours.BehaviourEvent.CustomerDid;
import dev.rapport.contact.behaviours.BehaviourRows.Fresh;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes down what people do on our channels. It is a customer's if the address is theirs alone and for sure; otherwise it waits
 * until somebody says whose it is, and is never given to one of several who share it.
 */
@Service
@Transactional
public class Behaviours {

    public static final int MOST_AT_ONCE = 500;
    private static final String BY_API = "api";
    private static final int MOST_SHOWN = 200;
    private static final int PAGE = 500;

    private final BehaviourRows rows;
    private final WhoDid owners;
    private final Customers customers;
    private final ContactSight sight;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;
    private final Clock clock;

    Behaviours(
            BehaviourRows rows,
            WhoDid owners,
            Customers customers,
            ContactSight sight,
            ApplicationEventPublisher events,
            TransactionOperations transactions,
            Clock clock) {
        this.rows = rows;
        this.owners = owners;
        this.customers = customers;
        this.sight = sight;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What became of what was told.
     *
     * @param taken how many were new
     * @param known how many were there already
     * @param linked how many of the new ones are a customer's
     */
    public record Told(int taken, int known, int linked) {}

    /** All or none of them. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Told tell(List<NewBehaviour> all) {
        return tell(BY_API, all);
    }

    /** @param source who tells it, of whom ids are unique */
    Told tell(String source, List<NewBehaviour> all) {
        if (all.isEmpty()) throw Refused.unfit("behaviour.none-told");
        if (all.size() > MOST_AT_ONCE) throw Refused.unfit("behaviour.too-many", MOST_AT_ONCE);
        var now = clock.instant();
        all.forEach(one -> one.requirePast(now));
        var addresses = all.stream()
                .map(one -> owners.address(one.channel(), one.handle()))
                .toList();
        var known = owners.of(addresses);
        var fresh = new ArrayList<Fresh>();
        for (var place = 0; place < all.size(); place++)
            fresh.add(Fresh.of(all.get(place), addresses.get(place), known.get(addresses.get(place))));
        var added = new HashSet<>(rows.add(source, fresh, now));
        var linked = fresh.stream()
                .filter(one -> added.contains(one.id()) && one.customer() != null)
                .toList();
        linked.forEach(one -> tell(
                one.customer(),
                new Behaviour(
                        one.id(),
                        one.told().channel(),
                        one.told().kind(),
                        one.told().what(),
                        one.told().at())));
        return new Told(added.size(), all.size() - added.size(), linked.size());
    }

    private void tell(@Nullable CustomerId customer, Behaviour one) {
        if (customer == null) return;
        var subject = CustomerEvent.subjectOf(customer);
        events.publishEvent(
                new CustomerDid(one.id(), subject, one.at(), one.kind(), one.channel(), masked(one.what())));
    }

    private @Nullable String masked(@Nullable String what) {
        return what == null ? null : sight.words(what, false);
    }

    /** The newest first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<Behaviour> of(CustomerId customer, int limit, @Nullable String after) {
        var id = customers
                .card(customer)
                .orElseThrow(() -> Refused.notFound("error.no-such-id", customer))
                .id();
        return rows.of(id, Math.clamp(limit, 1, MOST_SHOWN), after)
                .map(one -> new Behaviour(one.id(), one.channel(), one.kind(), masked(one.what()), one.at()));
    }

    /** By what customers are known now: what waited for somebody to be known is theirs, what is not theirs any more waits. */
    void know(List<CustomerId> customers) {
        var theirs = owners.of(owners.addressesOf(customers));
        rows.leave(customers, theirs);
        take(theirs);
    }

    /** Of those who are known meanwhile without that anybody was told, such as by a file. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void knowWaiting() {
        var after = "";
        for (var page = rows.waiting(after, PAGE); !page.isEmpty(); page = rows.waiting(after, PAGE)) {
            var theirs = owners.of(page);
            transactions.executeWithoutResult(status -> take(theirs));
            after = page.getLast();
        }
    }

    private void take(Map<String, CustomerId> theirs) {
        if (theirs.isEmpty()) return;
        rows.take(theirs).forEach(one -> tell(one.customer(), one.behaviour()));
    }
}
