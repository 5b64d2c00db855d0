package dev.rapport.customer;

import dev.rapport.access.Access;
import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.Standing;
import dev.rapport.customer.CustomerEvent.ContactPointShown;
import dev.rapport.customer.CustomerProfile.MaskedContactPoint;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.fields.CustomField;
import dev.rapport.customer.fields.FactField;
import dev.rapport.customer.fields.FactFields;
import dev.rapport.customer.membership.KnownLevels;
import dev.rapport.customer.pools.PoolSight;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.GivenReason;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with customers. Everybody who works with customers finds all of them, with contact points masked;
 * seeing one in full takes a reason and leaves a record.
 */
@Component
public class CustomerDesk {

    private static final Role[] WORKERS = {Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN};
    private static final Role[] TERMS_SETTERS = {Role.MANAGER, Role.ADMIN};
    private static final int LONGEST_SEARCH = 100;

    private final Access access;
    private final Customers customers;
    private final CustomerQueries queries;
    private final FoundCustomers found;
    private final FilteredCustomers filtered;
    private final TermsRows served;
    private final FactRows facts;
    private final CustomerStandings standings;
    private final PointSight sights;
    private final KeptPoints kept;
    private final ProfileHistory history;
    private final Candidates candidates;
    private final Aliases aliases;
    private final Tiers tiers;
    private final KnownLevels levels;
    private final ChangedMeanwhile meanwhile;
    private final Tags tags;
    private final Consents consents;
    private final FactFields fields;
    private final PoolSight pools;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CustomerDesk(
            Access access,
            Customers customers,
            CustomerQueries queries,
            FoundCustomers found,
            FilteredCustomers filtered,
            TermsRows served,
            FactRows facts,
            CustomerStandings standings,
            PointSight sights,
            KeptPoints kept,
            ProfileHistory history,
            Candidates candidates,
            Aliases aliases,
            Tiers tiers,
            KnownLevels levels,
            ChangedMeanwhile meanwhile,
            Tags tags,
            Consents consents,
            FactFields fields,
            PoolSight pools,
            ApplicationEventPublisher events,
            Clock clock) {
        this.fields = fields;
        this.pools = pools;
        this.access = access;
        this.customers = customers;
        this.queries = queries;
        this.found = found;
        this.filtered = filtered;
        this.served = served;
        this.facts = facts;
        this.standings = standings;
        this.sights = sights;
        this.kept = kept;
        this.history = history;
        this.candidates = candidates;
        this.aliases = aliases;
        this.tiers = tiers;
        this.levels = levels;
        this.meanwhile = meanwhile;
        this.tags = tags;
        this.consents = consents;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Customers in the order of their names, or those that were searched for, the surest and newest first.
     *
     * @param search parts of a name in any order, also in pinyin or its initials; an external id or the number of a case; a
     *     phone number in any spelling, its last four digits or eight and more; an e-mail address, what is before its at sign, or what its
     *     domain begins with. No more of the last two than a mask shows
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public CustomersFound list(String search, int limit, @Nullable String after) {
        return listed(CustomerFilter.of(search), limit, after);
    }

    /** The same of those that a filter lets pass; without a search the newest first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public CustomersFound list(CustomerFilter filter, int limit, @Nullable String after) {
        return listed(filter, limit, after);
    }

    private CustomersFound listed(CustomerFilter filter, int limit, @Nullable String after) {
        if (filter.text().length() > LONGEST_SEARCH) throw Refused.invalid("customer.search-too-long", LONGEST_SEARCH);
        if (filter.tier() != null) tiers.require(filter.tier());
        if (filter.membership() != null) levels.require(filter.membership());
        return sights.listed(read(filter.saying(fields.sought(filter.facts())), limit, after));
    }

    private CustomersFound read(CustomerFilter filter, int limit, @Nullable String after) {
        if (!filter.text().isEmpty()) return found.list(filter, limit, after);
        return filter.isNarrow() ? filtered.newest(filter, limit, after) : queries.all(limit, after);
    }

    /** The tags that customers have, in the order of the alphabet; no more than a choice can offer. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public List<String> tagsInUse() {
        return tags.inUse();
    }

    /** The fields of the house of which one of a few things is said, by which the asker may look for customers. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public List<FactField> chosenFrom() {
        return fields.chosenFrom();
    }

    /** What such a field is called, and what of it is said. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public String said(FactField field, @Nullable String value, Locale locale) {
        return value == null ? fields.label(field.name(), locale) : fields.said(field.name(), value, locale);
    }

    /** Who asks, whose own customers a list may show. */
    @ForOneself
    public UserId me() {
        return access.me().id();
    }

    /** Whether all that was known of the customer was erased. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public boolean isErased(CustomerId id) {
        return queries.isErased(id);
    }

    /** Refused when there is no such customer. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public CustomerProfile profile(CustomerId id) {
        var line = find(id);
        var known = facts.texts(id);
        var standing = standings.to(id);
        return new CustomerProfile(
                sights.listed(List.of(line)).getFirst(),
                customers.terms(id),
                queries.parent(id).orElse(null),
                queries.subsidiaries(id),
                kept.of(id).stream()
                        .filter(point -> point.kind() != ContactPoint.Kind.ADDRESS)
                        .map(point ->
                                new MaskedContactPoint(point.id(), point.kind().name(), sights.seen(point, standing)))
                        .toList(),
                tags.of(id),
                consents.of(id),
                customers.card(id).map(CustomerCard::doNotContact).orElse(false),
                fields.shown(known, standing),
                fields.missing(line.kind(), line.lifecycle(), known.keySet()),
                candidates.of(id));
    }

    /**
     * Adds a customer, or gives the one of its external id; tells who else may be the same. Refused when one of that name
     * with the same phone or mail is here. A tier other than the standard one is given by those who may change how customers
     * are served.
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public Customers.Added add(NewCustomer customer) {
        var added = taken(customer);
        added.candidates().stream()
                .filter(Candidate::isTheSameByNameAndPoint)
                .findFirst()
                .ifPresent(one -> {
                    throw Refused.conflict("customer.here-already", one.name(), one.id());
                });
        return added;
    }

    /** The same, of whom somebody says that it is another one than who is here with that name and phone or mail. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public Customers.Added addAnother(NewCustomer customer) {
        return taken(customer);
    }

    private Customers.Added taken(NewCustomer customer) {
        if (customer.tier() != null && !customer.tier().equals(CustomerCard.STANDARD) && !mayChangeTerms())
            throw Refused.invalid("customer.tier-by-managers");
        var added = customers.add(checked(customer));
        if (added.fresh()) events.publishEvent(new CustomerAddedByHand(added.id()));
        return added;
    }

    private NewCustomer checked(NewCustomer customer) {
        var told = new HashMap<String, String>();
        var said = new HashMap<String, @Nullable String>(customer.facts());
        fields.read(said, customer.kind(), List.of(), Standing.OWNER).forEach((name, value) -> {
            if (value != null) told.put(name, value);
        });
        fields.requireNeeded(customer.kind(), told.keySet());
        return customer.with(told);
    }

    /** What must be told of such a customer from the beginning. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public List<CustomField> neededOf(NewCustomer.Kind kind) {
        return fields.needed(kind, Lifecycle.PROSPECT);
    }

    /** Who may be the same as one who is about to be added. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public List<Candidate> candidates(NewCustomer customer) {
        return customers.candidates(customer);
    }

    /** A contact point in full. Who asked and why is kept in the customer's story. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public String show(CustomerId customer, UUID contactPoint, String reason) {
        var because = reason(reason);
        pools.requireUncovering(customer);
        var point =
                kept.find(customer, contactPoint).orElseThrow(() -> Refused.notFound("error.no-such-id", contactPoint));
        sights.uncover(customer, PointSight.field(point.kind()), contactPoint, because);
        events.publishEvent(new ContactPointShown(
                Ids.next(), CustomerEvent.subjectOf(customer), clock.instant(), point.masked(), because));
        return sights.inFull(point);
    }

    /** Takes down how the customer is reached as well; what is known of them already stays as it is. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void reachBy(CustomerId customer, List<String> addresses) {
        find(customer);
        var before = kept.of(customer).stream().map(KeptPoint::id).collect(Collectors.toSet());
        customers.reachBy(customer, addresses);
        for (var point : kept.of(customer))
            if (!before.contains(point.id()))
                history.note(customer, What.CONTACT_POINT, point.id().toString(), null, point);
    }

    /**
     * Serves the customer otherwise from now on. For managers and administrators, since it changes what is promised.
     *
     * @param read the terms that the asker replaces; refused when somebody wrote others meanwhile
     */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Transactional
    public void serve(CustomerId customer, CustomerTerms terms, Revision read) {
        find(customer);
        var wanted = terms.clean();
        var now = served.locked(customer);
        if (!read.isStill(now.terms().revision()) && !wanted.equals(now.terms()))
            throw meanwhile.refused(
                    "customer.terms-changed-meanwhile",
                    now.by(),
                    now.at(),
                    now.terms().tier(),
                    Objects.requireNonNullElse(now.terms().language(), "–"),
                    Objects.requireNonNullElse(now.terms().contract(), "–"));
        customers.changeTerms(customer, wanted, access.me().id());
    }

    /** How the customer is served now. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public CustomerTerms terms(CustomerId customer) {
        find(customer);
        return customers.terms(customer);
    }

    /** Whether the asker may add and change customers. */
    @ForEverybody("tells only what the asker may")
    public boolean mayWork() {
        return access.hasRole(WORKERS);
    }

    /** Whether the asker may change how customers are served. */
    @ForEverybody("tells only what the asker may")
    public boolean mayChangeTerms() {
        return access.hasRole(TERMS_SETTERS);
    }

    /** How well a customer may be served. */
    @ForEverybody("words that forms offer")
    public List<String> tiers() {
        return tiers.all();
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void tag(CustomerId customer, String word) {
        find(customer);
        tags.add(customer, new Tags.Tag(word, Tags.BY_HAND, null));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void untag(CustomerId customer, String word) {
        tags.remove(customer, word);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void forbidContact(CustomerId customer, boolean forbidden) {
        find(customer);
        consents.forbidContact(customer, forbidden);
    }

    /** Why somebody wants to see what is hidden, as it is kept. */
    static String reason(String said) {
        return GivenReason.read(said, "customer.reason-needed");
    }

    private CustomerLine find(CustomerId id) {
        return queries.find(id).orElseThrow(() -> aliases.missing(id));
    }
}
