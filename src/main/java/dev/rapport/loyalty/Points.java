package dev.rapport.loyalty;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Points of customers: those who see customers see them, those who work with them spend them, community and managers give. */
@Service
@Transactional
public class Points {

    private static final Role[] GIVERS = {Role.COMMUNITY, Role.MANAGER, Role.ADMIN};

    private static final Role[] SPENDERS = {Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN};

    private final Access access;
    private final Customers customers;
    private final PointsLedger ledger;
    private final PointsRows rows;
    private final PointsQueries queries;
    private final Earning earning;
    private final Clock clock;
    private final ZoneId zone;

    Points(
            Access access,
            Customers customers,
            PointsLedger ledger,
            PointsRows rows,
            PointsQueries queries,
            Earning earning,
            Clock clock,
            @Value("${rapport.sla.zone:Asia/Shanghai}") ZoneId zone) {
        this.access = access;
        this.customers = customers;
        this.ledger = ledger;
        this.rows = rows;
        this.queries = queries;
        this.earning = earning;
        this.clock = clock;
        this.zone = zone;
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public PointsStanding standing(CustomerId customer) {
        return queries.standing(here(customer).id(), clock.instant());
    }

    /** The newest first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<PointsEntry> ledger(CustomerId customer, int limit, @Nullable String after) {
        return queries.ledger(here(customer).id(), limit, after);
    }

    /** Whether the asker may give and take back points. */
    @ForEverybody("tells only what the asker may")
    public boolean mayGive() {
        return access.hasRole(GIVERS);
    }

    /** Whether the asker may spend points for a customer. */
    @ForEverybody("tells only what the asker may")
    public boolean maySpend() {
        return access.hasRole(SPENDERS);
    }

    /**
     * Gives what the rules say. Once a day for signing in, once a year for a birthday, else once for each reference.
     *
     * @param reference by which another system knows it
     */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public PointsEntry earn(CustomerId customer, Occasion occasion, @Nullable String reference) {
        return given(customer, occasion, reference)
                .orElseThrow(() -> Refused.conflict("points.no-rule", occasion.word()));
    }

    /** The same for processes; empty where no rule gives anything. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Optional<PointsEntry> reward(CustomerId customer, Occasion occasion, String reference) {
        return given(customer, occasion, reference);
    }

    /** @param reference the same one is answered with what was written for it, and refused for anything else */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public PointsEntry give(
            CustomerId customer,
            long points,
            @Nullable Instant end,
            @Nullable String reason,
            @Nullable String reference) {
        var told = byHand(points, reason, reference, "give");
        return ledger.earn(here(customer).id(), told.until(end));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public PointsEntry spend(CustomerId customer, long points, @Nullable String reason, @Nullable String reference) {
        return ledger.spend(here(customer).id(), byHand(points, reason, reference, "spend"));
    }

    /**
     * Takes back what was given, or gives back what was spent.
     *
     * @param points absent for all that is left to take back
     */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public PointsEntry reverse(
            CustomerId customer,
            UUID entry,
            @Nullable Long points,
            @Nullable String reason,
            @Nullable String reference) {
        var id = here(customer).id();
        customers.hold(id);
        var found = rows.byId(entry)
                .filter(one -> one.customer().equals(id))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", entry));
        var about = CleanText.lineOrNull(reference);
        var again = about == null ? null : rows.knownBy("reverse " + about).orElse(null);
        var most = again == null ? ledger.reversible(found) : Math.abs(again.points());
        if (points == null && most == 0) throw Refused.conflict("points.reversed-already", 0);
        return ledger.reverse(found, byHand(points == null ? most : points, reason, reference, "reverse"));
    }

    private Optional<PointsEntry> given(CustomerId customer, Occasion occasion, @Nullable String reference) {
        var card = here(customer);
        var about = CleanText.lineOrNull(reference);
        var key = key(card.id(), occasion, about);
        customers.hold(card.id());
        var before = rows.knownBy(key);
        if (before.isPresent()) {
            if (!before.get().customer().equals(card.id()))
                throw Refused.conflict("points.key-used", String.valueOf(about));
            return before;
        }
        return earning.of(occasion, EarningFacts.of(occasion, card.tier()))
                .map(entry ->
                        ledger.earn(card.id(), entry.about(about).knownBy(key).saidBy(me(), null)));
    }

    private NewEntry byHand(long points, @Nullable String reason, @Nullable String reference, String deed) {
        if (CleanText.lineOrNull(reason) == null) throw Refused.unfit("points.reason-missing");
        var about = CleanText.lineOrNull(reference);
        return new NewEntry(points, Occasion.HAND)
                .about(about)
                .knownBy(about == null ? null : deed + " " + about)
                .saidBy(me(), reason);
    }

    private String key(CustomerId customer, Occasion occasion, @Nullable String reference) {
        var day = LocalDate.ofInstant(clock.instant(), zone);
        return switch (occasion) {
            case SIGN_IN -> "sign-in %s %s".formatted(customer, day);
            case BIRTHDAY -> "birthday %s %d".formatted(customer, day.getYear());
            default -> {
                if (reference == null) throw Refused.unfit("points.reference-missing");
                yield occasion.word() + " " + reference;
            }
        };
    }

    private CustomerCard here(CustomerId customer) {
        return customers.card(customer).orElseThrow(() -> Refused.notFound("error.no-such-id", customer));
    }

    private @Nullable UserId me() {
        return access.current().map(Person::id).orElse(null);
    }
}
