package dev.rapport.sales;

import static java.util.Objects.requireNonNull;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.imports.BroughtCases;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.sales.OpportunityState.Open;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens opportunities. Each that is not history starts the process {@code opportunity} at its stage. */
@Service
public class OpportunityIntake {

    private static final Role[] SELLERS = {Role.SALES, Role.MANAGER, Role.ADMIN};

    private static final String OPENED = "opportunity-opened";

    private final Opportunities opportunities;
    private final SubjectNumbers numbers;
    private final Sellers sellers;
    private final Customers customers;
    private final Sla sla;
    private final BroughtCases brought;
    private final ProcessOutbox outbox;
    private final ApplicationEventPublisher events;
    private final Access access;
    private final Clock clock;

    OpportunityIntake(
            Opportunities opportunities,
            SubjectNumbers numbers,
            Sellers sellers,
            Customers customers,
            Sla sla,
            BroughtCases brought,
            ProcessOutbox outbox,
            ApplicationEventPublisher events,
            Access access,
            Clock clock) {
        this.opportunities = opportunities;
        this.numbers = numbers;
        this.sellers = sellers;
        this.customers = customers;
        this.sla = sla;
        this.brought = brought;
        this.outbox = outbox;
        this.events = events;
        this.access = access;
        this.clock = clock;
    }

    /** Opens one of a customer who is found by phone or e-mail or else added: both or neither. */
    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    @Transactional
    public Opportunity openFor(NewCustomer customer, Function<CustomerId, NewOpportunity> wish) {
        return open(wish.apply(customers.findOrAdd(customer)));
    }

    /** Opens it in prospecting, for oneself or one's team. Owner and team must sell, and the customer be known. */
    @ForRoles({Role.SALES, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    @Transactional
    public Opportunity open(NewOpportunity fresh) {
        access.requireSight(fresh.owner(), fresh.team());
        if (fresh.lead() == null) requireKnown(fresh);
        var now = clock.instant();
        var opportunity =
                opened(fresh, numbers.next(SalesKinds.OPPORTUNITY), null, now, new Open(Stage.PROSPECTING, now));
        opportunities.add(List.of(opportunity));
        announce(opportunity);
        run(opportunity, OPENED);
        return opportunity;
    }

    /** Whether the asker may open opportunities at all. */
    @ForEverybody("tells only what the asker may")
    public boolean mayOpen() {
        return access.hasRole(SELLERS);
    }

    private void requireMayOpen() {
        access.requireRole(SELLERS);
    }

    /** What comes from a lead was checked when the lead was given to its owner. */
    private void requireKnown(NewOpportunity fresh) {
        sellers.require(fresh.owner());
        sellers.requireTeam(fresh.team());
        var customer = fresh.customer();
        if (customer != null) customers.require(customer);
    }

    /**
     * One of another system, a closed one as history, an open one as a running case at its stage.
     *
     * @param external its number there
     */
    record Taken(NewOpportunity fresh, String external, Instant openedAt, OpportunityState state) {}

    /**
     * Takes over those that are not here already, no two of the same number; gives those that are, by their numbers.
     *
     * @param run the import that brings them
     */
    @Transactional
    Map<String, Opportunity> takeOver(List<Taken> all, @Nullable UUID run) {
        requireMayOpen();
        var known =
                opportunities.withExternals(all.stream().map(Taken::external).toList());
        var unknown =
                all.stream().filter(one -> !known.containsKey(one.external())).toList();
        if (unknown.isEmpty()) return known;
        var free = numbers.next(SalesKinds.OPPORTUNITY, unknown.size()).iterator();
        var fresh = unknown.stream().map(one -> opened(one, free.next())).toList();
        var added = opportunities.add(fresh);
        brought.remember(run, added.stream().map(one -> one.id().subject()).toList());
        added.forEach(this::announce);
        added.forEach(this::announceState);
        run(added.stream().filter(one -> one.state() instanceof Open).toList(), OPENED);
        if (added.size() == fresh.size()) return known;
        var late = new HashMap<>(known);
        fresh.stream()
                .filter(one -> !added.contains(one))
                .forEach(one -> late.putAll(opportunities.withExternals(List.of(requireNonNull(one.external())))));
        return late;
    }

    private Opportunity opened(Taken taken, String number) {
        return opened(taken.fresh(), number, taken.external(), taken.openedAt(), taken.state());
    }

    private void announceState(Opportunity opportunity) {
        events.publishEvent(opportunity.stands());
        var subject = opportunity.id().subject();
        switch (opportunity.state()) {
            case Open ignored -> {}
            case OpportunityState.Won won ->
                events.publishEvent(new OpportunityEvent.OpportunityWon(Ids.next(), subject, won.at()));
            case OpportunityState.Lost lost ->
                events.publishEvent(new OpportunityEvent.OpportunityLost(
                        Ids.next(), subject, lost.at(), lost.stage(), lost.reason()));
        }
    }

    /** Starts its process at the stage it is in. */
    void run(Opportunity opportunity, String message) {
        run(List.of(opportunity), message);
    }

    private void run(List<Opportunity> many, String message) {
        if (many.isEmpty()) return;
        var now = clock.instant();
        if (message.equals(OPENED))
            sla.open(many.stream().map(one -> opening(one, now)).toList());
        outbox.publish(many.stream()
                .map(one -> ProcessMessage.start(
                        Ids.next(),
                        message,
                        one.id().subject(),
                        facts(one, one.state().stage().key())))
                .toList());
    }

    private static Sla.Opening opening(Opportunity opportunity, Instant now) {
        return new Sla.Opening(
                opportunity.id().subject(),
                opportunity.external(),
                OpportunityStages.facts(opportunity, opportunity.state().stage()),
                List.of(
                        SlaEvent.of(now, SlaEvent.Kind.OPENED),
                        new SlaEvent(now, SlaEvent.Kind.ASSIGNED, null, opportunity.owner(), opportunity.team())),
                true);
    }

    private static Map<String, Object> facts(Opportunity opportunity, String stage) {
        return Map.of(
                "stage", stage,
                "ownerId", opportunity.owner().toString(),
                "teamKey", opportunity.team());
    }

    private static Opportunity opened(
            NewOpportunity fresh, String number, @Nullable String external, Instant openedAt, OpportunityState state) {
        return new Opportunity(
                OpportunityId.next(),
                number,
                fresh.name(),
                fresh.customer(),
                fresh.product(),
                fresh.amount(),
                Discount.NONE,
                fresh.owner(),
                fresh.team(),
                fresh.lead(),
                external,
                openedAt,
                state);
    }

    private void announce(Opportunity opportunity) {
        var subject = opportunity.id().subject();
        events.publishEvent(new SubjectOpened(
                Ids.next(),
                subject,
                opportunity.openedAt(),
                SalesKinds.OPPORTUNITY,
                opportunity.number(),
                opportunity.name(),
                opportunity.customer(),
                opportunity.lead() == null ? null : opportunity.lead().subject(),
                opportunity.external()));
        events.publishEvent(new SubjectOwned(subject, opportunity.owner(), opportunity.team()));
    }
}
