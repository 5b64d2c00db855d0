package dev.rapport.customer;

import dev.rapport.customer.Consents.Refusal;
import dev.rapport.customer.CustomerEvent.ContactPointAdded;
import dev.rapport.customer.CustomerEvent.CustomerAdded;
import dev.rapport.customer.CustomerEvent.TermsReplaced;
import dev.rapport.customer.CustomerRows.Fresh;
import dev.rapport.customer.FirmRows.Subsidiary;
import dev.rapport.customer.LearntNames.Learnt;
import dev.rapport.customer.membership.MembershipIntake;
import dev.rapport.imports.RowNote;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerTermsChanged;
import dev.rapport.platform.Ids;
import dev.rapport.platform.PostalAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes what rows say of customers, many at once, and tells it. */
@Component
class IntakeWriting {

    private final CustomerRows rows;
    private final FirmRows firmRows;
    private final FactRows facts;
    private final ContactPoints contactPoints;
    private final Consents consents;
    private final LearntNames names;
    private final RuleOverrides overrides;
    private final MembershipIntake memberships;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    IntakeWriting(
            CustomerRows rows,
            FirmRows firmRows,
            FactRows facts,
            ContactPoints contactPoints,
            Consents consents,
            LearntNames names,
            RuleOverrides overrides,
            MembershipIntake memberships,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.firmRows = firmRows;
        this.facts = facts;
        this.contactPoints = contactPoints;
        this.consents = consents;
        this.names = names;
        this.overrides = overrides;
        this.memberships = memberships;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What else is to be told of what was written.
     *
     * @param reached contact points that are new to customers that were known
     * @param left why memberships were left as they are
     * @param cut firms that stayed without the parent that is below them already
     */
    record Written(List<ContactPoints.Added> reached, Map<CustomerId, RowNote> left, Set<CustomerId> cut) {}

    /** @param before what was known of those that are here */
    Written write(List<MeantCustomer> customers, Map<CustomerId, Map<String, String>> before, @Nullable UUID run) {
        var fresh = customers.stream().filter(MeantCustomer::fresh).toList();
        var known = customers.stream().filter(one -> !one.fresh()).toList();
        add(fresh);
        names.learn(known.stream()
                .flatMap(one -> Learnt.of(one.id(), one.told(), before.getOrDefault(one.id(), Map.of())).stream())
                .toList());
        var reached = reach(customers);
        facts.learn(customers.stream().flatMap(MeantCustomer::facts).toList());
        serve(known);
        overrides.tellTiers(tiers(customers), run);
        var left = memberships.take(
                customers.stream()
                        .flatMap(one -> one.told().membership().of(one.id()))
                        .toList(),
                run);
        link(customers, fresh);
        var cut = cutRings(customers);
        consents.refuse(customers.stream().flatMap(this::refusals).toList());
        return new Written(reached, left, cut);
    }

    private void add(List<MeantCustomer> fresh) {
        rows.insert(fresh.stream()
                .map(firm -> new Fresh(
                        firm.id(),
                        firm.told().customer(),
                        firm.terms(),
                        firm.told().row().run()))
                .toList());
        for (var firm : fresh) {
            events.publishEvent(new CustomerAdded(
                    Ids.next(),
                    CustomerEvent.subjectOf(firm.id()),
                    clock.instant(),
                    firm.told().customer().name()));
            var given = CustomerTerms.USUAL.in(firm.terms().tier());
            if (!firm.terms().equals(given)) tellTerms(firm.id(), given, firm.terms());
        }
    }

    /** A number or an address that is new to a firm that was known is told. */
    private List<ContactPoints.Added> reach(List<MeantCustomer> firms) {
        var points = new LinkedHashMap<CustomerId, Collection<ContactPoint>>();
        var known = firms.stream()
                .filter(firm -> !firm.fresh())
                .map(MeantCustomer::id)
                .collect(Collectors.toSet());
        firms.forEach(firm -> points.put(firm.id(), firm.told().points()));
        var addresses = new LinkedHashMap<CustomerId, Collection<PostalAddress>>();
        firms.forEach(firm -> addresses.put(firm.id(), firm.told().addresses()));
        var added = Stream.concat(contactPoints.add(points).stream(), contactPoints.addAddresses(addresses).stream())
                .filter(one -> known.contains(one.customer()))
                .toList();
        for (var one : added)
            events.publishEvent(new ContactPointAdded(
                    Ids.next(), CustomerEvent.subjectOf(one.customer()), clock.instant(), one.masked()));
        return added;
    }

    private void serve(List<MeantCustomer> known) {
        var changed =
                known.stream().filter(firm -> !firm.terms().equals(firm.was())).toList();
        var terms = new LinkedHashMap<CustomerId, CustomerTerms>();
        changed.forEach(firm -> terms.put(firm.id(), firm.terms()));
        firmRows.changeTerms(terms);
        for (var firm : changed) {
            tellTerms(firm.id(), firm.was(), firm.terms());
            events.publishEvent(new CustomerTermsChanged(firm.id(), null));
        }
    }

    /** Those that rows tell, which no rule changes. */
    private static Map<CustomerId, String> tiers(List<MeantCustomer> customers) {
        var told = new LinkedHashMap<CustomerId, String>();
        for (var one : customers)
            if (one.told().customer().tier() != null)
                told.put(one.id(), one.terms().tier());
        return told;
    }

    private void tellTerms(CustomerId id, CustomerTerms before, CustomerTerms now) {
        events.publishEvent(TermsReplaced.of(id, clock.instant(), before, now));
    }

    private void link(List<MeantCustomer> firms, List<MeantCustomer> fresh) {
        var subsidiaries = new ArrayList<Subsidiary>();
        for (var firm : firms) {
            var parent = firm.told().parent();
            if (parent != null) subsidiaries.add(new Subsidiary(firm.id(), NameKey.of(parent), firm.parent()));
        }
        firmRows.link(subsidiaries);
        rows.adoptSubsidiaries(fresh.stream()
                .filter(firm -> !firm.told().isPerson())
                .collect(Collectors.toMap(MeantCustomer::id, firm -> firm.told().customer())));
    }

    /** Of firms that are above each other the one told of last stays without a parent. */
    private Set<CustomerId> cutRings(List<MeantCustomer> firms) {
        var linked = new ArrayList<>(firms.stream()
                .filter(firm -> firm.told().parent() != null)
                .map(MeantCustomer::id)
                .toList());
        var cut = new HashSet<CustomerId>();
        for (var ring = firmRows.aboveThemselves(linked); !ring.isEmpty(); ring = firmRows.aboveThemselves(linked)) {
            linked.retainAll(ring);
            var last = linked.removeLast();
            firmRows.cut(last);
            cut.add(last);
        }
        return cut;
    }

    private Stream<Refusal> refusals(MeantCustomer firm) {
        var row = firm.told().row();
        return firm.told().refused().stream()
                .map(channel -> new Refusal(firm.id(), channel, row.file(), row.line(), clock.instant()));
    }
}
