package dev.rapport.customer.handover;

import dev.rapport.cases.CasesGoAlong;
import dev.rapport.cases.CasesGoAlong.Went;
import dev.rapport.customer.handover.GivenRows.Due;
import dev.rapport.customer.handover.GivenRows.Settled;
import dev.rapport.customer.handover.HandOverEvent.CustomersReceived;
import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.owners.OwnerCause;
import dev.rapport.customer.owners.OwnerMoves;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes takers the owners of customers, many in a few statements, with the cases that go along. */
@Component
class Giving {

    private final GivenRows rows;
    private final OwnerMoves moves;
    private final Takers takers;
    private final CasesGoAlong cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Giving(
            GivenRows rows,
            OwnerMoves moves,
            Takers takers,
            CasesGoAlong cases,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.moves = moves;
        this.takers = takers;
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Gives what still is the person's; what somebody else gave away meanwhile is kept where it is, and what nobody can
     * take is settled with the reason.
     *
     * @param notMoved by customer, the platforms where nothing moves
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void give(HandOver handOver, Collection<Due> due, Map<CustomerId, List<String>> notMoved) {
        if (due.isEmpty()) return;
        var held = moves.held(due.stream().map(Due::customer).toList());
        var fit = due.stream()
                .map(Due::taker)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(taker -> taker, takers::isFit));
        var wished = new LinkedHashMap<CustomerId, Owner>();
        var settled = new ArrayList<Settled>();
        for (var one : due) {
            var owner = held.get(one.customer());
            var taker = one.taker();
            if (owner == null || !handOver.from().equals(owner.person()))
                settled.add(Settled.of(one.customer(), Standing.KEPT, "handover.why.not-theirs"));
            else if (taker != null && !Boolean.TRUE.equals(fit.get(taker)))
                settled.add(Settled.of(one.customer(), Standing.FAILED, "handover.why.taker-left"));
            else wished.put(one.customer(), to(handOver, taker, owner));
        }
        moves.move(
                wished,
                new OwnerMoves.Why(
                        OwnerCause.HAND_OVER,
                        "%s: %s".formatted(handOver.number(), handOver.why()),
                        handOver.startedBy(),
                        handOver.id().value()));
        var went = goneAlong(handOver, wished);
        wished.forEach((customer, owner) -> {
            var along = went.getOrDefault(customer, Went.NONE);
            settled.add(new Settled(
                    customer,
                    Standing.DONE,
                    owner.person() == null ? "handover.why.team" : null,
                    null,
                    notMoved.get(customer),
                    along.gone(),
                    along.stayed()));
        });
        rows.settle(handOver.id(), settled);
    }

    /** Tells takers how many they have got, those who got some since they were told last. */
    @Transactional(propagation = Propagation.MANDATORY)
    void tell(HandOver handOver) {
        rows.received(handOver.id())
                .forEach((taker, many) -> events.publishEvent(new CustomersReceived(
                        Ids.next(), handOver.id(), clock.instant(), taker, many, handOver.from())));
    }

    private Owner to(HandOver handOver, @Nullable UserId taker, Owner owner) {
        if (taker != null) return takers.owner(taker, owner.team());
        return new Owner(null, owner.team() == null ? handOver.team() : owner.team());
    }

    private Map<CustomerId, Went> goneAlong(HandOver handOver, Map<CustomerId, Owner> wished) {
        if (!handOver.takesCases()) return Map.of();
        var to = new HashMap<CustomerId, @Nullable UserId>();
        wished.forEach((customer, owner) -> to.put(customer, owner.person()));
        return cases.give(handOver.from(), to);
    }
}
