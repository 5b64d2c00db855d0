package dev.rapport.customer;

import dev.rapport.customer.CustomerEvent.ContactPointAdded;
import dev.rapport.customer.CustomerEvent.CustomerAdded;
import dev.rapport.customer.CustomerRows.Fresh;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerTermsChanged;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The customers: finding, adding and changing them. People come through the desk. */
@Component
public class Customers {

    private final CustomerRows rows;
    private final CustomersByName named;
    private final TermsRows served;
    private final FactRows facts;
    private final Origins origins;
    private final ContactPoints contactPoints;
    private final Candidates candidates;
    private final Aliases aliases;
    private final Tiers tiers;
    private final BroughtCustomers brought;
    private final RuleOverrides overrides;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Customers(
            CustomerRows rows,
            CustomersByName named,
            TermsRows served,
            FactRows facts,
            Origins origins,
            ContactPoints contactPoints,
            Candidates candidates,
            Aliases aliases,
            Tiers tiers,
            BroughtCustomers brought,
            RuleOverrides overrides,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.named = named;
        this.served = served;
        this.facts = facts;
        this.origins = origins;
        this.contactPoints = contactPoints;
        this.candidates = candidates;
        this.aliases = aliases;
        this.tiers = tiers;
        this.brought = brought;
        this.overrides = overrides;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What came of a customer that was to be added.
     *
     * @param fresh false when its external id was known: then it is the customer that was there
     * @param candidates others who may be the same as a fresh one
     */
    public record Added(CustomerId id, boolean fresh, List<Candidate> candidates) {}

    /**
     * Adds a customer. Only the same external id makes it one who is known, and who gets what it lacks; under another
     * name that is refused. A shared phone or e-mail address only makes a candidate.
     */
    @Transactional
    public Added add(NewCustomer customer) {
        var points = locked(customer);
        var external = customer.external();
        var known = external == null ? Optional.<CustomerId>empty() : named.byExternal(external);
        known.ifPresent(id -> requireSameName(id, customer));
        return added(customer, points, known, null);
    }

    /** Adds a firm of another system by its external id; one that is known keeps its name and gets what it lacks. */
    @Transactional
    public Added bring(NewCustomer firm, String external) {
        return bring(firm, external, null);
    }

    /** @param run the import that brings it, with which it goes again */
    @Transactional
    public Added bring(NewCustomer firm, String external, @Nullable UUID run) {
        var points = locked(firm);
        return added(firm, points, named.byExternal(external), run);
    }

    /**
     * Adds people of whom another system tells nothing but its ids, by which they are called; gives them and those that
     * somebody else added meanwhile. What brings so many is told once, not in each of their stories.
     */
    @Transactional
    public Map<String, CustomerId> addUnknown(Collection<String> externals, @Nullable UUID run) {
        rows.lock(externals.stream().map(external -> "EXTERNAL " + external).toList());
        var here = new HashMap<>(named.byExternals(externals));
        var fresh = externals.stream()
                .filter(external -> !here.containsKey(external))
                .map(external -> new Fresh(CustomerId.next(), calledBy(external), CustomerTerms.USUAL, run))
                .toList();
        rows.insert(fresh);
        if (run != null) brought.remember(run, fresh.stream().map(Fresh::id).toList());
        fresh.forEach(one -> here.put(Objects.requireNonNull(one.customer().external()), one.id()));
        return here;
    }

    private static NewCustomer calledBy(String external) {
        return new NewCustomer(NewCustomer.Kind.PERSON, external, external, null, null, List.of(), Map.of());
    }

    /**
     * Who is writing or calling: the customer of the same external id, or of the same name and contact points, who gets
     * what it lacks; else a new one. Of two callers at the same time, one adds and the other finds.
     */
    @Transactional
    public CustomerId findOrAdd(NewCustomer customer) {
        return findOrAdd(customer, null);
    }

    /** @param run the import that adds it, with which it goes again */
    @Transactional
    public CustomerId findOrAdd(NewCustomer customer, @Nullable UUID run) {
        var points = locked(customer);
        var external = customer.external();
        var known =
                external == null ? contactPoints.known(List.of(customer.name()), points) : named.byExternal(external);
        if (external != null) known.ifPresent(id -> requireSameName(id, customer));
        return kept(customer, points, known, run);
    }

    /**
     * Somebody of whom nobody tells but they themselves: the customer of that name who has all of the contact points, as it is; else a
     * new one. What anybody can enter completes nobody, or their words would pass as the customer's.
     */
    @Transactional
    public CustomerId findWholeOrAdd(NewCustomer stranger) {
        var points = locked(stranger);
        return contactPoints
                .known(List.of(stranger.name()), points)
                .filter(id -> points.stream()
                        .allMatch(point -> contactPoints
                                .known(List.of(stranger.name()), List.of(point))
                                .filter(id::equals)
                                .isPresent()))
                .orElseGet(() -> insert(stranger, points, null));
    }

    /** What a search says of phones and e-mail addresses, as the region writes them. */
    public SoughtContact sought(String text) {
        return contactPoints.sought(text.strip());
    }

    /** Others who may be the same as one who is not a customer yet. */
    public List<Candidate> candidates(NewCustomer customer) {
        return candidates.of(customer, contactPoints.read(customer.contactPoints()));
    }

    /**
     * The customer of one of these names who alone has the contact points, as far as anybody has; of several the one
     * known longest.
     */
    public Optional<CustomerId> known(Collection<String> names, Collection<String> points) {
        return contactPoints.known(names, contactPoints.read(points));
    }

    @ForEverybody("who has work for a customer sees whose it is")
    public Optional<CustomerCard> card(CustomerId id) {
        return rows.card(id).or(() -> aliases.merged(id).flatMap(rows::card));
    }

    /** In which the customer is served, as far as somebody said so. */
    public Optional<String> language(CustomerId id) {
        return card(id).map(known -> served.of(known.id()).language());
    }

    /** Kept as it is until the transaction ends; refused when there is none. */
    public void hold(CustomerId customer) {
        if (!rows.hold(customer)) throw Refused.notFound("error.no-such-id", customer);
    }

    /** Neither erased nor gone with the import that made them. */
    public boolean isHere(CustomerId customer) {
        return rows.isHere(customer);
    }

    /** Refuses a customer that does not exist. */
    public void require(CustomerId id) {
        if (card(id).isEmpty()) throw Refused.invalid("customer.unknown", id);
    }

    public Optional<CustomerId> byExternal(String external) {
        return named.byExternal(external);
    }

    /** The same for many in one query; those that are not here are left out. */
    public Map<String, CustomerId> byExternals(Collection<String> externals) {
        return named.byExternals(externals);
    }

    /** The only firm of this name that no other system has told of; one with an external id is known by that alone. */
    public Optional<CustomerId> onlyFirmNamed(String name) {
        return named.onlyFirmNamed(NameKey.of(name));
    }

    /**
     * The firms that a file means by a name: the one whose external id it is, else all that are called so or have it as
     * external id, whatever its case, width, accents and spaces.
     */
    public List<CustomerId> firmsNamed(String name) {
        return named.byExternal(name).map(List::of).orElseGet(() -> named.firmsNamed(NameKey.of(name)));
    }

    /** The same for many names in two queries; those that no firm is called are left out. */
    public Map<String, List<CustomerId>> firmsNamed(Collection<String> names) {
        var found = new HashMap<String, List<CustomerId>>();
        named.byExternals(names).forEach((name, id) -> found.put(name, List.of(id)));
        var keys = names.stream()
                .filter(name -> !found.containsKey(name))
                .distinct()
                .collect(Collectors.toMap(Function.identity(), NameKey::of));
        var called = named.firmsNamed(keys.values());
        keys.forEach((name, key) -> Optional.ofNullable(called.get(key)).ifPresent(firms -> found.put(name, firms)));
        return found;
    }

    /** Names for many ids in one query. */
    @ForEverybody("who has work for a customer sees whose it is")
    public Map<CustomerId, String> names(Collection<CustomerId> ids) {
        return rows.names(ids);
    }

    /** Adds telephone numbers and e-mail addresses that are new to the customer. */
    @Transactional
    public void reachBy(CustomerId customer, Collection<String> addresses) {
        var points = contactPoints.read(addresses);
        if (points.isEmpty()) throw Refused.invalid("customer.contact-point-missing");
        if (contactPoints.of(customer).size() + points.size() > NewCustomer.MOST)
            throw Refused.invalid("customer.too-many", NewCustomer.MOST);
        var today = LocalDate.now(clock);
        for (var point : points)
            if (!contactPoints
                    .closed(customer, point.kind(), point.value(), today)
                    .isEmpty()) throw Refused.conflict("customer.contact-point-closed", point.masked());
        add(customer, points);
    }

    /**
     * Serves the customer otherwise from now on; what open cases are promised follows. Another tier stays until the rulebook is
     * let decide again.
     */
    @Transactional
    public void changeTerms(CustomerId customer, CustomerTerms terms, @Nullable UserId by) {
        var before = served.locked(customer).terms();
        if (!terms.tier().equals(before.tier())) terms = terms.in(tiers.require(terms.tier()));
        if (!served.change(customer, terms, by, clock.instant())) return;
        if (!terms.tier().equals(before.tier())) overrides.set(customer, Judged.TIER, terms.tier(), by);
        events.publishEvent(CustomerEvent.TermsReplaced.of(customer, clock.instant(), before, terms));
        events.publishEvent(new CustomerTermsChanged(customer, by));
    }

    Map<String, String> facts(CustomerId customer) {
        return facts.texts(customer);
    }

    CustomerTerms terms(CustomerId customer) {
        return served.of(customer);
    }

    /** Records how far the relationship has come; it stays so until the rulebook is let decide again. */
    @Transactional
    public void changeLifecycle(CustomerId customer, Lifecycle lifecycle) {
        if (rows.changeLifecycle(customer, lifecycle)) overrides.set(customer, Judged.STAGE, lifecycle.name(), null);
    }

    /** Sets facts that are not known yet. */
    @Transactional
    public void learnMissing(CustomerId customer, Map<String, String> told) {
        facts.learnMissing(customer, told, origins.now());
    }

    private List<ContactPoint> locked(NewCustomer customer) {
        var points = contactPoints.read(customer.contactPoints());
        rows.lock(Stream.concat(
                        Stream.ofNullable(customer.external()).map(external -> "EXTERNAL " + external),
                        points.stream().map(ContactPoint::key))
                .toList());
        return points;
    }

    private Added added(
            NewCustomer customer, List<ContactPoint> points, Optional<CustomerId> known, @Nullable UUID run) {
        var candidates = known.isPresent() ? List.<Candidate>of() : this.candidates.of(customer, points);
        return new Added(kept(customer, points, known, run), known.isEmpty(), candidates);
    }

    private CustomerId kept(
            NewCustomer customer, List<ContactPoint> points, Optional<CustomerId> known, @Nullable UUID run) {
        known.ifPresent(id -> complete(id, customer, points));
        return known.orElseGet(() -> insert(customer, points, run));
    }

    private void requireSameName(CustomerId id, NewCustomer customer) {
        var name = rows.card(id).orElseThrow().name();
        var said = NameKey.of(customer.name());
        if (!NameKey.of(name).equals(said) && !aliases.wasCalled(id, said))
            throw Refused.conflict("customer.external-taken", String.valueOf(customer.external()), name);
    }

    private CustomerId insert(NewCustomer customer, List<ContactPoint> points, @Nullable UUID run) {
        var id = CustomerId.next();
        var tier = customer.tier() == null ? CustomerCard.STANDARD : tiers.require(customer.tier());
        rows.insert(List.of(new Fresh(id, customer, new CustomerTerms(tier, null, null), run)));
        if (customer.tier() != null) overrides.set(id, Judged.TIER, tier, null);
        rows.adoptSubsidiaries(Map.of(id, customer));
        facts.learn(id, customer.facts(), origins.now());
        points.forEach(point -> contactPoints.add(id, point));
        if (run != null) brought.remember(run, List.of(id));
        events.publishEvent(
                new CustomerAdded(Ids.next(), CustomerEvent.subjectOf(id), clock.instant(), customer.name()));
        return id;
    }

    private void complete(CustomerId id, NewCustomer customer, List<ContactPoint> points) {
        rows.learnWhatIsMissing(id, customer);
        facts.learnMissing(id, customer.facts(), origins.now());
        add(id, points);
    }

    private void add(CustomerId id, List<ContactPoint> points) {
        for (var point : points) {
            if (contactPoints.add(id, point))
                events.publishEvent(new ContactPointAdded(
                        Ids.next(), CustomerEvent.subjectOf(id), clock.instant(), point.masked()));
        }
    }
}
