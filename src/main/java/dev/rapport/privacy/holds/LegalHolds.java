package dev.rapport.privacy.holds;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.cases.CustomerLearnt;
import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.privacy.holds.HoldEvent.LegalHoldLifted;
import dev.rapport.privacy.holds.HoldEvent.LegalHoldSet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Administrators say what must be kept, and when it need not be any more. */
@Service
@Transactional(readOnly = true)
public class LegalHolds {

    private static final int LONGEST_PAGE = 200;

    /**
     * A hold with what it is about.
     *
     * @param name of the customer; absent where nobody is known
     * @param number of the case; absent for all of the customer
     */
    public record Listed(
            LegalHold hold, @Nullable String name, @Nullable String number) {}

    /**
     * That a hold stands, for whoever sees the customer.
     *
     * @param number of the case; absent for all of the customer
     * @param until absent until somebody lifts it
     */
    public record Standing(
            @Nullable String number, @Nullable LocalDate until) {}

    private final LegalHoldRows rows;
    private final Subjects subjects;
    private final Customers customers;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LegalHolds(
            LegalHoldRows rows,
            Subjects subjects,
            Customers customers,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.subjects = subjects;
        this.customers = customers;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** The newest first. */
    @ForRoles({Role.AUDITOR, Role.ADMIN})
    public Page<Listed> list(boolean standing, int limit, @Nullable String after) {
        var page = rows.list(standing, Math.clamp(limit, 1, LONGEST_PAGE), after);
        var names = customers.names(page.items().stream()
                .flatMap(hold -> Stream.ofNullable(hold.customer()))
                .collect(Collectors.toSet()));
        var cases = subjects.find(page.items().stream()
                .flatMap(hold -> Stream.ofNullable(hold.subject()))
                .collect(Collectors.toSet()));
        return page.map(hold -> new Listed(
                hold,
                hold.customer() == null ? null : names.getOrDefault(hold.customer(), "–"),
                Optional.ofNullable(hold.subject())
                        .map(cases::get)
                        .map(Subject::number)
                        .orElse(null)));
    }

    /** Those of the customer and of their cases that stand. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public List<Standing> of(CustomerId customer) {
        var holds = standing(customer);
        var cases = subjects.find(holds.stream()
                .flatMap(hold -> Stream.ofNullable(hold.subject()))
                .collect(Collectors.toSet()));
        return holds.stream()
                .map(hold -> new Standing(
                        Optional.ofNullable(hold.subject())
                                .map(cases::get)
                                .map(Subject::number)
                                .orElse(null),
                        hold.until()))
                .toList();
    }

    @ForRoles(Role.ADMIN)
    @Transactional
    public LegalHold set(NewHold wish) {
        if (wish.until() != null && wish.until().isBefore(LocalDate.now(clock)))
            throw Refused.invalid("holds.until-over").at("until");
        var reference = wish.reference();
        var subject = reference == null ? null : subject(reference);
        var customer = subject == null ? held(Objects.requireNonNull(wish.customer())) : whose(subject);
        var hold = new LegalHold(
                Ids.next(),
                customer,
                subject == null ? null : subject.id(),
                wish.why(),
                wish.until(),
                access.me().id(),
                clock.instant(),
                null,
                null,
                null,
                true);
        rows.add(hold);
        events.publishEvent(new LegalHoldSet(Ids.next(), about(hold), clock.instant(), wish.until()));
        return hold;
    }

    /** Whoever merges the customer, erases them or takes away what is theirs waits until the hold is there. */
    private CustomerId held(CustomerId customer) {
        customers.require(customer);
        rows.lock(customer);
        subjects.holdAllOf(customer);
        customers.hold(customer);
        return customer;
    }

    /** Whoever learns whose the case is, or takes it away, waits until the hold is there. */
    private @Nullable CustomerId whose(Subject known) {
        if (known.customer() != null) rows.lock(known.customer());
        var customer = subjects.hold(known.id())
                .orElseThrow(() -> Refused.notFound("error.no-such-id", known.number()))
                .customer();
        if (customer == null) return null;
        rows.lock(customer);
        customers.hold(customer);
        return customer;
    }

    @ForRoles(Role.ADMIN)
    @Transactional
    public LegalHold lift(UUID id, String why) {
        var reason = NewHold.reason(why);
        var hold = get(id);
        if (!rows.lift(id, access.me().id(), clock.instant(), reason)) throw Refused.conflict("holds.lifted-already");
        events.publishEvent(new LegalHoldLifted(Ids.next(), about(hold), clock.instant()));
        return get(id);
    }

    /** Whether another one keeps the same customer, or the same case of nobody who is known, when this one is lifted. */
    @ForRoles({Role.AUDITOR, Role.ADMIN})
    public boolean anotherStands(LegalHold hold) {
        return rows.anotherStands(hold);
    }

    @EventListener
    @Transactional
    void learnt(CustomerLearnt learnt) {
        subjects.hold(learnt.subject());
        if (learnt.customer() != null && rows.isHeld(learnt.subject())) rows.lock(learnt.customer());
        rows.learnt(learnt.subject(), learnt.customer());
    }

    @ForEverybody("tells only what the asker may")
    public boolean mayChange() {
        return access.hasRole(Role.ADMIN);
    }

    /** Whether something of the customer must be kept; whoever sets a hold waits until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean holdsBack(CustomerId customer) {
        rows.lock(customer);
        return isHeld(customer);
    }

    /** The same at this moment, for whoever only looks. */
    public boolean isHeld(CustomerId customer) {
        return !standing(customer).isEmpty();
    }

    private List<LegalHold> standing(CustomerId customer) {
        return rows.standing(customer);
    }

    private LegalHold get(UUID id) {
        return rows.find(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private Subject subject(String reference) {
        return subjects.byNumber(reference.toUpperCase(Locale.ROOT))
                .or(() -> subjects.find(SubjectId.of(reference)))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", reference));
    }

    private static SubjectId about(LegalHold hold) {
        var subject = hold.subject();
        return subject != null
                ? subject
                : new SubjectId(Objects.requireNonNull(hold.customer()).value());
    }
}
