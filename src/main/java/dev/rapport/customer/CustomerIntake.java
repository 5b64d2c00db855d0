package dev.rapport.customer;

import dev.rapport.customer.Consents.Refusal;
import dev.rapport.customer.CustomerEvent.ContactPointAdded;
import dev.rapport.customer.CustomerEvent.CustomerAdded;
import dev.rapport.customer.CustomerEvent.TermsReplaced;
import dev.rapport.customer.CustomerRows.Fresh;
import dev.rapport.customer.FirmRows.Subsidiary;
import dev.rapport.customer.LearntNames.Learnt;
import dev.rapport.customer.fields.FactFields;
import dev.rapport.customer.membership.MembershipIntake;
import dev.rapport.imports.Existing;
import dev.rapport.imports.RowNote;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerTermsChanged;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes in customers that another system tells of, many at once and inside the caller's transaction. */
@Component
class CustomerIntake {

    static final CustomerTerms USUAL = new CustomerTerms(CustomerCard.STANDARD, null, null);

    private final Customers customers;
    private final CustomerRows rows;
    private final FirmRows firmRows;
    private final FirmStates states;
    private final FactRows facts;
    private final ContactPoints contactPoints;
    private final Candidates candidates;
    private final Consents consents;
    private final Tiers tiers;
    private final FactFields fields;
    private final FirmChanges changes;
    private final BroughtCustomers brought;
    private final KnownPeople people;
    private final LearntNames names;
    private final RuleOverrides overrides;
    private final MembershipIntake memberships;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CustomerIntake(
            Customers customers,
            CustomerRows rows,
            FirmRows firmRows,
            FirmStates states,
            FactRows facts,
            ContactPoints contactPoints,
            Candidates candidates,
            Consents consents,
            Tiers tiers,
            FactFields fields,
            FirmChanges changes,
            BroughtCustomers brought,
            KnownPeople people,
            LearntNames names,
            RuleOverrides overrides,
            MembershipIntake memberships,
            ApplicationEventPublisher events,
            Clock clock) {
        this.customers = customers;
        this.rows = rows;
        this.firmRows = firmRows;
        this.states = states;
        this.facts = facts;
        this.contactPoints = contactPoints;
        this.candidates = candidates;
        this.consents = consents;
        this.tiers = tiers;
        this.fields = fields;
        this.changes = changes;
        this.brought = brought;
        this.people = people;
        this.names = names;
        this.overrides = overrides;
        this.memberships = memberships;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What became of what a row says.
     *
     * @param called what people read of it
     * @param before what was known of it; nothing of a fresh one
     * @param merged whether the one of its number became one with another customer, whom it only adds to
     * @param left what it says and what counts only where nothing else is said
     * @param candidates who may be the same as a fresh one
     * @param parentBelow whether its parent is below it already, so that it was left without one
     * @param passedOver whether it is here already and stays as it is, as somebody asked
     * @param refused why it had no effect at all
     * @param further what else people should know of it
     */
    record Taken(
            ToldCustomer told,
            String called,
            boolean fresh,
            Map<String, String> before,
            Map<String, String> after,
            boolean merged,
            Map<String, String> left,
            List<Candidate> candidates,
            boolean parentMissing,
            boolean parentBelow,
            boolean passedOver,
            @Nullable Refused refused,
            List<RowNote> further) {}

    /** @param told without what does not count */
    private record Customer(
            ToldCustomer told,
            CustomerId id,
            String called,
            boolean fresh,
            boolean merged,
            CustomerTerms was,
            CustomerTerms terms,
            @Nullable CustomerId parent) {

        /** A tier is told as it was written; what was decided of it stays. */
        Customer telling(ToldCustomer otherwise) {
            var reduced = otherwise.terms(was);
            return new Customer(
                    otherwise,
                    id,
                    called,
                    fresh,
                    merged,
                    was,
                    otherwise.customer().tier() == null ? reduced : reduced.in(terms.tier()),
                    parent);
        }
    }

    private record Decided(
            ToldCustomer told,
            @Nullable Customer customer,
            @Nullable Refused refused) {}

    /**
     * In their order. No two have a {@link ToldCustomer#keys key} in common; those that mean one customer all the same, such
     * as by numbers of two who became one, are taken in one after the other.
     */
    List<Taken> take(List<ToldCustomer> told) {
        rows.lock(told.stream().flatMap(ToldCustomer::locks).toList());
        var taken = new ArrayList<Taken>();
        while (taken.size() < told.size()) {
            var decided = decide(told.subList(taken.size(), told.size()));
            taken.addAll(apply(decided.subList(0, apart(decided))));
        }
        return taken;
    }

    /** How many of the first mean another customer each. */
    private static int apart(List<Decided> decided) {
        var meant = new HashSet<CustomerId>();
        for (var place = 0; place < decided.size(); place++) {
            var one = decided.get(place).customer();
            if (one != null && !meant.add(one.id())) return place;
        }
        return decided.size();
    }

    private List<Taken> apply(List<Decided> first) {
        var before = states.of(first.stream()
                .map(Decided::customer)
                .filter(one -> one != null && !one.fresh())
                .map(Customer::id)
                .toList());
        var decided = counting(first, before);
        var customers =
                decided.stream().map(Decided::customer).filter(Objects::nonNull).toList();
        var fresh = customers.stream().filter(Customer::fresh).toList();
        var known = customers.stream().filter(one -> !one.fresh()).toList();
        var alike = alike(fresh);
        add(fresh);
        names.learn(known.stream()
                .flatMap(one -> Learnt.of(one.id(), one.told(), before.getOrDefault(one.id(), Map.of())).stream())
                .toList());
        var reached = reach(customers);
        facts.learn(customers.stream().flatMap(CustomerIntake::facts).toList());
        serve(known);
        var run = first.getFirst().told().row().run();
        overrides.tellTiers(tiers(customers), run);
        var left = memberships.take(
                customers.stream().flatMap(CustomerIntake::membership).toList(), run);
        link(customers, fresh);
        var cut = cutRings(customers);
        consents.refuse(customers.stream().flatMap(this::refusals).toList());
        var after = states.of(ids(customers));
        if (run != null) {
            changes.note(run, FirmChange.of(ids(known), before, after, reached));
            brought.remember(run, ids(customers));
        }
        return decided.stream()
                .map(one -> taken(one, before, after, alike, cut, left))
                .toList();
    }

    /** Who may be the same as those that are new; a namesake among the rows before is as good as one that is here. */
    private Map<CustomerId, List<Candidate>> alike(List<Customer> fresh) {
        var sought = new LinkedHashMap<CustomerId, Candidates.Sought>();
        for (var one : fresh)
            sought.put(
                    one.id(),
                    new Candidates.Sought(one.told().customer(), one.told().points()));
        var alike = new HashMap<>(candidates.of(sought));
        var first = new HashMap<NameKey, Customer>();
        for (var one : fresh) {
            var namesake = first.putIfAbsent(one.told().key(), one);
            if (namesake == null) continue;
            var name = namesake.told().customer().name();
            var all = new ArrayList<>(alike.getOrDefault(one.id(), List.of()));
            all.add(new Candidate(namesake.id(), name, List.of(Candidate.Why.NAME)));
            alike.put(one.id(), all);
        }
        return alike;
    }

    /** Of firms that are above each other the one told of last stays without a parent. */
    private Set<CustomerId> cutRings(List<Customer> firms) {
        var linked = new ArrayList<>(firms.stream()
                .filter(firm -> firm.told().parent() != null)
                .map(Customer::id)
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

    private List<Decided> decide(List<ToldCustomer> told) {
        var here = firmRows.called(told);
        var reached = firmRows.reached(told);
        var known = people.of(told);
        var terms = firmRows.lockedTerms(Stream.of(
                        here.stream().map(CustomersMeant.Account::id),
                        reached.stream().map(FirmRows.Reached::id),
                        known.values().stream())
                .flatMap(Function.identity())
                .distinct()
                .toList());
        var parents =
                told.stream().map(ToldCustomer::parent).filter(Objects::nonNull).toList();
        var meant =
                new CustomersMeant(here, parents.isEmpty() ? Map.of() : customers.firmsNamed(parents), reached, known);
        var decided = new ArrayList<Decided>();
        for (var one : told) {
            try {
                decided.add(new Decided(one, decide(one, meant, terms), null));
            } catch (Refused why) {
                decided.add(new Decided(one, null, why));
            }
        }
        return decided;
    }

    /** Absent when it is here and passed over. */
    private @Nullable Customer decide(ToldCustomer told, CustomersMeant meant, Map<CustomerId, CustomerTerms> known) {
        var here = meant.customer(told);
        if (here.isPresent() && existing(told) == Existing.SKIP) return null;
        if (here.isEmpty())
            fields.requireNeeded(told.customer().kind(), told.customer().facts().keySet());
        var id = here.orElseGet(CustomerId::next);
        var was = known.getOrDefault(id, USUAL);
        var terms = told.terms(was);
        if (!terms.tier().equals(was.tier())) terms = terms.in(tiers.require(terms.tier()));
        var itself = here.isEmpty()
                && told.parent() != null
                && NameKey.of(told.parent()).equals(told.key());
        var parent = told.parent() == null ? null : itself ? id : meant.parent(told.parent());
        if (here.isEmpty()) meant.comes(told, id);
        return new Customer(told, id, meant.called(told), here.isEmpty(), meant.isMerged(told), was, terms, parent);
    }

    private static Existing existing(ToldCustomer told) {
        return told.row().treatment().existingOr(Existing.OVERWRITE);
    }

    /** Of what rows say of customers that are here, what counts. */
    private List<Decided> counting(List<Decided> decided, Map<CustomerId, Map<String, String>> known) {
        var fills = existing(decided.getFirst().told()) == Existing.FILL;
        var kinds = fills ? firmRows.pointKinds(known.keySet()) : Map.<CustomerId, Set<String>>of();
        return decided.stream()
                .map(one -> {
                    var customer = one.customer();
                    if (customer == null || customer.fresh()) return one;
                    var id = customer.id();
                    var told = one.told().unsaid();
                    if (customer.merged()) told = told.adding(known.getOrDefault(id, Map.of()));
                    if (fills) told = told.filling(known.getOrDefault(id, Map.of()), kinds.getOrDefault(id, Set.of()));
                    return new Decided(one.told(), customer.telling(told), null);
                })
                .toList();
    }

    private void add(List<Customer> fresh) {
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
            var given = USUAL.in(firm.terms().tier());
            if (!firm.terms().equals(given)) tellTerms(firm.id(), given, firm.terms());
        }
    }

    /** A number or an address that is new to a firm that was known is told. */
    private List<ContactPoints.Added> reach(List<Customer> firms) {
        var points = new LinkedHashMap<CustomerId, Collection<ContactPoint>>();
        var known =
                firms.stream().filter(firm -> !firm.fresh()).map(Customer::id).collect(Collectors.toSet());
        firms.forEach(firm -> points.put(firm.id(), firm.told().points()));
        var added = contactPoints.add(points).stream()
                .filter(one -> known.contains(one.customer()))
                .toList();
        for (var one : added)
            events.publishEvent(new ContactPointAdded(
                    Ids.next(), CustomerEvent.subjectOf(one.customer()), clock.instant(), one.masked()));
        return added;
    }

    private void serve(List<Customer> known) {
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

    private static Stream<MembershipIntake.Told> membership(Customer customer) {
        var told = customer.told().membership();
        if (told.saysNothing()) return Stream.empty();
        return Stream.of(
                new MembershipIntake.Told(customer.id(), told.level(), told.number(), told.since(), told.until()));
    }

    /** Those that rows tell, which no rule changes. */
    private static Map<CustomerId, String> tiers(List<Customer> customers) {
        var told = new LinkedHashMap<CustomerId, String>();
        for (var one : customers)
            if (one.told().customer().tier() != null)
                told.put(one.id(), one.terms().tier());
        return told;
    }

    private void tellTerms(CustomerId id, CustomerTerms before, CustomerTerms now) {
        events.publishEvent(TermsReplaced.of(id, clock.instant(), before, now));
    }

    private void link(List<Customer> firms, List<Customer> fresh) {
        var subsidiaries = new ArrayList<Subsidiary>();
        for (var firm : firms) {
            var parent = firm.told().parent();
            if (parent != null) subsidiaries.add(new Subsidiary(firm.id(), NameKey.of(parent), firm.parent()));
        }
        firmRows.link(subsidiaries);
        rows.adoptSubsidiaries(fresh.stream()
                .filter(firm -> !firm.told().isPerson())
                .collect(Collectors.toMap(Customer::id, firm -> firm.told().customer())));
    }

    private static Stream<FactRows.Told> facts(Customer firm) {
        var row = firm.told().row();
        return firm.told().customer().facts().entrySet().stream()
                .map(fact -> new FactRows.Told(
                        firm.id(), fact.getKey(), fact.getValue(), Origin.file(row.file(), row.line())));
    }

    private Stream<Refusal> refusals(Customer firm) {
        var row = firm.told().row();
        return firm.told().refused().stream()
                .map(channel -> new Refusal(firm.id(), channel, row.file(), row.line(), clock.instant()));
    }

    private static Taken taken(
            Decided decided,
            Map<CustomerId, Map<String, String>> before,
            Map<CustomerId, Map<String, String>> after,
            Map<CustomerId, List<Candidate>> alike,
            Set<CustomerId> cut,
            Map<CustomerId, RowNote> left) {
        var one = decided.customer();
        var told = decided.told();
        if (one == null)
            return new Taken(
                    told,
                    told.called(),
                    false,
                    Map.of(),
                    Map.of(),
                    false,
                    Map.of(),
                    List.of(),
                    false,
                    false,
                    decided.refused() == null,
                    decided.refused(),
                    List.of());
        return new Taken(
                one.told(),
                one.called(),
                one.fresh(),
                before.getOrDefault(one.id(), Map.of()),
                after.getOrDefault(one.id(), Map.of()),
                one.merged(),
                one.merged() ? told.said() : told.saidAgain(),
                alike.getOrDefault(one.id(), List.of()),
                one.told().parent() != null && one.parent() == null,
                cut.contains(one.id()),
                false,
                null,
                left.containsKey(one.id()) ? List.of(Objects.requireNonNull(left.get(one.id()))) : List.of());
    }

    private static List<CustomerId> ids(List<Customer> firms) {
        return firms.stream().map(Customer::id).toList();
    }
}
