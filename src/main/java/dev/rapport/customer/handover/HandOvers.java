package dev.rapport.customer.handover;

import dev.rapport.access.Access;
import dev.rapport.access.AccessEnds;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.cases.SubjectStands;
import dev.rapport.customer.handover.HandOverEvent.AccessEnded;
import dev.rapport.customer.handover.HandOverEvent.HandOverDropped;
import dev.rapport.customer.handover.HandOverEvent.HandOverPlanned;
import dev.rapport.customer.handover.HandOverEvent.HandOverStarted;
import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.KeptExports;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hand-overs of customers: managers plan them, look at the plan, choose takers and start it. */
@ForRoles({Role.MANAGER, Role.ADMIN})
@Service
@Transactional
public class HandOvers {

    private static final int LONGEST_PAGE = 200;
    private static final int MOST_AT_ONCE = 1_000;
    private static final Duration EXPORTS_OF = Duration.ofDays(30);

    private final HandOverRows rows;
    private final GivenRows customers;
    private final TransferRows transfers;
    private final Platforms platforms;
    private final Takers takers;
    private final SubjectNumbers numbers;
    private final Staff staff;
    private final Access access;
    private final List<KeptExports> exports;
    private final ProcessOutbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HandOvers(
            HandOverRows rows,
            GivenRows customers,
            TransferRows transfers,
            Platforms platforms,
            Takers takers,
            SubjectNumbers numbers,
            Staff staff,
            Access access,
            List<KeptExports> exports,
            ProcessOutbox outbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.customers = customers;
        this.transfers = transfers;
        this.platforms = platforms;
        this.takers = takers;
        this.numbers = numbers;
        this.staff = staff;
        this.access = access;
        this.exports = exports;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /** The newest first, without their counts. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<HandOver> list(int limit, @Nullable String after) {
        return rows.list(Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    /** By its number, such as H-0042, or its id. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public HandOver get(String numberOrId) {
        return (numberOrId.startsWith("H-") ? rows.byNumber(numberOrId) : rows.byId(SubjectId.of(numberOrId)))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", numberOrId));
    }

    /** Its customers in the order of their ids; those that stand in one way, if that is said. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<GivenCustomer> customers(SubjectId id, @Nullable Standing standing, int limit, @Nullable String after) {
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        var standings = standing == null ? GivenRows.anyStanding() : List.of(standing);
        return Page.of(
                customers.list(id, standings, size + 1, after),
                size,
                one -> one.customer().toString());
    }

    /**
     * Where customers of the person are known besides to us.
     *
     * @param served whether somebody can ask the platform to let them change hands
     */
    public record AtPlatform(String platform, int customers, boolean served) {}

    /** Of the customers that the person still has. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<AtPlatform> platforms(UserId from) {
        return transfers.platforms(from).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new AtPlatform(one.getKey(), one.getValue(), platforms.serves(one.getKey())))
                .toList();
    }

    /** What the person took out in the last 30 days, as far as the product keeps that. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<KeptExports.Export> exports(UserId from) {
        var since = clock.instant().minus(EXPORTS_OF);
        return exports.stream().flatMap(kept -> kept.of(from, since).stream()).toList();
    }

    /** Plans to give on all customers of a person; nothing changes hands yet. */
    public HandOver plan(HandOverWish wish) {
        var planned = planned(wish);
        var now = clock.instant();
        events.publishEvent(
                new HandOverPlanned(Ids.next(), planned.id(), now, wish.from(), planned.total(), wish.why()));
        return planned;
    }

    HandOver planned(HandOverWish wish) {
        wish.requireSane();
        var name = staff.byId(wish.from())
                .orElseThrow(() ->
                        Refused.invalid("owners.no-such-person", wish.from()).at("from"))
                .name();
        takers.require(wish.takers());
        if (wish.endsAccess()) requireMayEndAccess(wish.from());
        var id = SubjectId.next();
        var number = numbers.next(HandOverKind.HAND_OVER);
        var team = takers.teamOf(wish.from()).orElse(null);
        var now = clock.instant();
        var by = asker();
        if (!rows.add(id, number, wish, team, by, now)) throw already(wish.from(), name);
        if (customers.plan(id, wish.from(), Shares.turn(takers.capacities(wish.takers()))) == 0)
            throw Refused.conflict("handover.nothing", name);
        events.publishEvent(
                new SubjectOpened(Ids.next(), id, now, HandOverKind.HAND_OVER, number, name, null, null, null));
        events.publishEvent(new SubjectOwned(id, by, null));
        return rows.byId(id).orElseThrow();
    }

    private Refused already(UserId from, String name) {
        return Refused.conflict(
                "handover.already",
                name,
                rows.openOf(from).map(HandOver::number).orElse("–"));
    }

    private void requireMayEndAccess(UserId from) {
        if (staff.isEnabled(from)) access.requireRole(Role.ADMIN);
    }

    /**
     * Chooses who takes customers; before the start, or while it is to be decided about those that were refused.
     *
     * @param which absent for all about whom that may be said
     * @param taker nobody: back to the team
     * @return for how many it was chosen
     */
    public int choose(SubjectId id, @Nullable Collection<CustomerId> which, @Nullable UserId taker) {
        var handOver = locked(id);
        if (!handOver.state().isOpen()) throw Refused.conflict("handover.not-open", handOver.number());
        if (which != null && which.size() > MOST_AT_ONCE) throw Refused.invalid("handover.too-many", MOST_AT_ONCE);
        if (taker != null) {
            if (taker.equals(handOver.from()))
                throw Refused.invalid("handover.to-oneself").at("taker");
            takers.require(List.of(taker));
        }
        var standings = handOver.state() == HandOverState.PLANNED
                ? List.of(Standing.PLANNED)
                : List.of(Standing.REFUSED, Standing.FULL, Standing.FAILED, Standing.PLANNED);
        var chosen = customers.choose(id, which, standings, taker);
        if (chosen == 0) throw Refused.conflict("handover.none-chosen");
        return chosen;
    }

    /** The teams for which somebody else must be named before the person's access can end. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<Team> led(HandOver handOver) {
        if (!handOver.endsAccess() || !staff.isEnabled(handOver.from())) return List.of();
        return staff.activeTeams().stream()
                .filter(team -> handOver.from().equals(team.lead()))
                .toList();
    }

    /**
     * From now on the customers change hands, and the person sees nothing more if their access ends.
     *
     * @param leads who leads instead of the person, by the key of the team
     */
    public void start(SubjectId id, Map<String, UserId> leads) {
        var handOver = locked(id);
        if (handOver.state() != HandOverState.PLANNED) throw Refused.conflict("handover.started", handOver.number());
        if (handOver.endsAccess()) {
            requireMayEndAccess(handOver.from());
            events.publishEvent(new AccessEnds(handOver.from(), leads));
            events.publishEvent(new AccessEnded(Ids.next(), id, clock.instant(), handOver.from()));
        }
        started(handOver);
    }

    /** What came to the person since it was planned goes to the same takers. */
    void started(HandOver handOver) {
        var id = handOver.id();
        var now = clock.instant();
        var planned = rows.byId(id).orElseThrow().takers();
        var turn =
                takers.capacities(planned.stream().map(HandOver.Taker::person).toList());
        customers.plan(id, handOver.from(), Shares.turn(turn));
        var total = rows.counts(id.value()).values().stream()
                .mapToInt(count -> count)
                .sum();
        rows.start(id, asker(), now);
        events.publishEvent(new SubjectStands(id, "HandOverState.RUNNING", null));
        events.publishEvent(new HandOverStarted(Ids.next(), id, now, handOver.from(), total));
        outbox.publish(ProcessMessage.start(Ids.next(), "hand-over-started", id, Map.of()));
    }

    /** Gives up a plan that was not started. */
    public void drop(SubjectId id) {
        var handOver = locked(id);
        if (handOver.state() != HandOverState.PLANNED) throw Refused.conflict("handover.started", handOver.number());
        dropped(handOver);
    }

    void dropped(HandOver handOver) {
        var now = clock.instant();
        customers.forget(handOver.id());
        rows.stands(handOver.id(), HandOverState.DROPPED, now);
        events.publishEvent(new SubjectStands(handOver.id(), "HandOverState.DROPPED", now));
        events.publishEvent(new HandOverDropped(Ids.next(), handOver.id(), now));
    }

    /** The one of a person that is not over yet. */
    Optional<HandOver> openOf(UserId from) {
        return rows.openOf(from);
    }

    private HandOver locked(SubjectId id) {
        return rows.locked(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private @Nullable UserId asker() {
        return access.current().map(person -> person.id()).orElse(null);
    }
}
