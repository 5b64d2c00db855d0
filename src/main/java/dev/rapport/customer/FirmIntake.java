package dev.rapport.customer;

import dev.rapport.customer.Consents.Refusal;
import dev.rapport.customer.CustomerEvent.ContactPointAdded;
import dev.rapport.customer.CustomerEvent.CustomerAdded;
import dev.rapport.customer.CustomerEvent.TermsReplaced;
import dev.rapport.customer.CustomerRows.Fresh;
import dev.rapport.customer.FirmRows.Subsidiary;
import dev.rapport.imports.Existing;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerTermsChanged;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes in firms that another system tells of, many at once and inside the caller's transaction. */
@Component
class FirmIntake {

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
    private final FirmChanges changes;
    private final BroughtCustomers brought;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FirmIntake(
            Customers customers,
            CustomerRows rows,
            FirmRows firmRows,
            FirmStates states,
            FactRows facts,
            ContactPoints contactPoints,
            Candidates candidates,
            Consents consents,
            Tiers tiers,
            FirmChanges changes,
            BroughtCustomers brought,
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
        this.changes = changes;
        this.brought = brought;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What became of what a row says.
     *
     * @param account the external id that the firm has
     * @param before what was known of it; nothing of a fresh one
     * @param candidates who may be the same as a fresh one
     * @param parentBelow whether its parent is below it already, so that it was left without one
     * @param passedOver whether it is here already and stays as it is, as somebody asked
     * @param refused why it had no effect at all
     */
    record Taken(
            ToldFirm told,
            String account,
            boolean fresh,
            Map<String, String> before,
            Map<String, String> after,
            List<Candidate> candidates,
            boolean parentMissing,
            boolean parentBelow,
            boolean passedOver,
            @Nullable Refused refused) {}

    private record Firm(
            ToldFirm told,
            CustomerId id,
            String account,
            boolean fresh,
            CustomerTerms was,
            CustomerTerms terms,
            @Nullable CustomerId parent) {}

    /** @param passedOver the account that it has; where nobody passes over, absent */
    private record Decided(
            ToldFirm told,
            @Nullable Firm firm,
            @Nullable String passedOver,
            @Nullable Refused refused) {

        Decided(ToldFirm told, Firm firm) {
            this(told, firm, null, null);
        }
    }

    /** In their order. No two have a {@link ToldFirm#keys key} in common. */
    List<Taken> take(List<ToldFirm> told) {
        rows.lock(told.stream().flatMap(ToldFirm::locks).toList());
        var first = decide(told);
        var here = first.stream()
                .map(Decided::firm)
                .filter(firm -> firm != null && !firm.fresh())
                .toList();
        var before = states.of(ids(here));
        var decided = filled(first, before);
        var firms = decided.stream().map(Decided::firm).filter(Objects::nonNull).toList();
        var fresh = firms.stream().filter(Firm::fresh).toList();
        var known = firms.stream().filter(firm -> !firm.fresh()).toList();
        var alike = candidates.of(fresh.stream()
                .collect(Collectors.toMap(
                        Firm::id,
                        firm -> new Candidates.Sought(
                                firm.told().firm(), firm.told().points()))));
        add(fresh);
        var reached = reach(firms);
        facts.learn(firms.stream().flatMap(FirmIntake::facts).toList());
        serve(known);
        link(firms, fresh);
        var cut = cutRings(firms);
        consents.refuse(firms.stream().flatMap(this::refusals).toList());
        var after = states.of(ids(firms));
        var run = told.getFirst().row().run();
        if (run != null) {
            changes.note(run, FirmChange.of(ids(known), before, after, reached));
            brought.made(run, ids(fresh));
            brought.remember(run, ids(known));
        }
        return decided.stream()
                .map(one -> taken(one, before, after, alike, cut))
                .toList();
    }

    /** Of firms that are above each other the one told of last stays without a parent. */
    private Set<CustomerId> cutRings(List<Firm> firms) {
        var linked = new ArrayList<>(firms.stream()
                .filter(firm -> firm.told().parent() != null)
                .map(Firm::id)
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

    private List<Decided> decide(List<ToldFirm> told) {
        var here = firmRows.called(told);
        var reached = firmRows.reached(told);
        var terms = firmRows.lockedTerms(Stream.concat(
                        here.stream().map(FirmsMeant.Account::id),
                        reached.stream().map(FirmRows.Reached::id))
                .distinct()
                .toList());
        var parents =
                told.stream().map(ToldFirm::parent).filter(Objects::nonNull).toList();
        var meant = new FirmsMeant(here, parents.isEmpty() ? Map.of() : customers.firmsNamed(parents), reached);
        var decided = new ArrayList<Decided>();
        for (var one : told) {
            try {
                decided.add(decide(one, meant, terms));
            } catch (Refused why) {
                decided.add(new Decided(one, null, null, why));
            }
        }
        return decided;
    }

    private Decided decide(ToldFirm told, FirmsMeant meant, Map<CustomerId, CustomerTerms> known) {
        var here = meant.firm(told);
        if (here.isPresent() && existing(told) == Existing.SKIP)
            return new Decided(told, null, here.get().external(), null);
        var id = here.map(FirmsMeant.Account::id).orElseGet(CustomerId::next);
        var was = known.getOrDefault(id, USUAL);
        var terms = told.terms(was);
        if (!terms.tier().equals(was.tier())) terms = terms.in(tiers.require(terms.tier()));
        var itself = here.isEmpty()
                && told.parent() != null
                && NameKey.of(told.parent()).equals(told.key());
        var parent = told.parent() == null ? null : itself ? id : meant.parent(told.parent());
        if (here.isEmpty()) meant.comes(told, id);
        var firm = new Firm(
                told,
                id,
                here.map(FirmsMeant.Account::external).orElse(told.account()),
                here.isEmpty(),
                was,
                terms,
                parent);
        return new Decided(told, firm);
    }

    private static Existing existing(ToldFirm told) {
        return told.row().treatment().existingOr(Existing.OVERWRITE);
    }

    /** Of what rows say of firms that are here only what fills gaps, where somebody asked for it. */
    private List<Decided> filled(List<Decided> decided, Map<CustomerId, Map<String, String>> known) {
        if (existing(decided.getFirst().told()) != Existing.FILL) return decided;
        var kinds = firmRows.pointKinds(known.keySet());
        return decided.stream()
                .map(one -> {
                    var firm = one.firm();
                    if (firm == null || firm.fresh()) return one;
                    var told = one.told()
                            .filling(known.getOrDefault(firm.id(), Map.of()), kinds.getOrDefault(firm.id(), Set.of()));
                    var terms = told.terms(firm.was());
                    return new Decided(
                            told, new Firm(told, firm.id(), firm.account(), false, firm.was(), terms, firm.parent()));
                })
                .toList();
    }

    private void add(List<Firm> fresh) {
        rows.insert(fresh.stream()
                .map(firm -> new Fresh(firm.id(), firm.told().firm(), firm.terms()))
                .toList());
        for (var firm : fresh) {
            events.publishEvent(new CustomerAdded(
                    Ids.next(),
                    CustomerEvent.subjectOf(firm.id()),
                    clock.instant(),
                    firm.told().firm().name()));
            var given = USUAL.in(firm.terms().tier());
            if (!firm.terms().equals(given)) tellTerms(firm.id(), given, firm.terms());
        }
    }

    /** A number or an address that is new to a firm that was known is told. */
    private List<ContactPoints.Added> reach(List<Firm> firms) {
        var points = new LinkedHashMap<CustomerId, Collection<ContactPoint>>();
        var known = firms.stream().filter(firm -> !firm.fresh()).map(Firm::id).collect(Collectors.toSet());
        firms.forEach(firm -> points.put(firm.id(), firm.told().points()));
        var added = contactPoints.add(points).stream()
                .filter(one -> known.contains(one.customer()))
                .toList();
        for (var one : added)
            events.publishEvent(new ContactPointAdded(
                    Ids.next(), CustomerEvent.subjectOf(one.customer()), clock.instant(), one.masked()));
        return added;
    }

    private void serve(List<Firm> known) {
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

    private void tellTerms(CustomerId id, CustomerTerms before, CustomerTerms now) {
        events.publishEvent(TermsReplaced.of(id, clock.instant(), before, now));
    }

    private void link(List<Firm> firms, List<Firm> fresh) {
        var subsidiaries = new ArrayList<Subsidiary>();
        for (var firm : firms) {
            var parent = firm.told().parent();
            if (parent != null) subsidiaries.add(new Subsidiary(firm.id(), NameKey.of(parent), firm.parent()));
        }
        firmRows.link(subsidiaries);
        rows.adoptSubsidiaries(fresh.stream()
                .collect(Collectors.toMap(Firm::id, firm -> firm.told().firm())));
    }

    private static Stream<FactRows.Told> facts(Firm firm) {
        var row = firm.told().row();
        return firm.told().firm().facts().entrySet().stream()
                .map(fact -> new FactRows.Told(
                        firm.id(), fact.getKey(), fact.getValue(), Origin.file(row.file(), row.line())));
    }

    private Stream<Refusal> refusals(Firm firm) {
        var row = firm.told().row();
        return firm.told().refused().stream()
                .map(channel -> new Refusal(firm.id(), channel, row.file(), row.line(), clock.instant()));
    }

    private static Taken taken(
            Decided decided,
            Map<CustomerId, Map<String, String>> before,
            Map<CustomerId, Map<String, String>> after,
            Map<CustomerId, List<Candidate>> alike,
            Set<CustomerId> cut) {
        var firm = decided.firm();
        var told = decided.told();
        if (firm == null)
            return new Taken(
                    told,
                    told.account(),
                    false,
                    Map.of(),
                    Map.of(),
                    List.of(),
                    false,
                    false,
                    decided.passedOver() != null,
                    decided.refused());
        return new Taken(
                told,
                firm.account(),
                firm.fresh(),
                before.getOrDefault(firm.id(), Map.of()),
                after.getOrDefault(firm.id(), Map.of()),
                alike.getOrDefault(firm.id(), List.of()),
                told.parent() != null && firm.parent() == null,
                cut.contains(firm.id()),
                false,
                null);
    }

    private static List<CustomerId> ids(List<Firm> firms) {
        return firms.stream().map(Firm::id).toList();
    }
}
